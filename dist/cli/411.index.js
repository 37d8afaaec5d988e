export const id=411;export const ids=[411];export const modules={3411:(o,t,s)=>{s.r(t),s.d(t,{VERSION:()=>c});const c="1.0.0"}};
