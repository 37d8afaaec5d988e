export const id=322;export const ids=[322];export const modules={1322:(t,e,s)=>{s.r(e),s.d(e,{sha256:()=>r});var o=s(7598);function r(t){return(0,o.createHash)("sha256").update(t).digest("hex")}}};
