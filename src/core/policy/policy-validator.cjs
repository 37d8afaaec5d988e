// Generated from schemas/policy.schema.json by `npm run generate`. Do not edit.
"use strict";
module.exports = validate52;
module.exports.default = validate52;
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/policy.schema.json","title":"Kiro Governance policy","type":"object","properties":{"version":{"type":"number","const":1,"description":"The version of this format."},"requires":{"description":"The oldest version of Kiro Governance that understands the policy, such as \">=1.0\".","type":"string","pattern":"^>= ?\\d{1,6}(\\.\\d{1,6}){0,2}$"},"extends":{"description":"Parent policies, owner/repo/path@ref, outermost first: this policy may narrow what they say, never widen it.","anyOf":[{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9-]{0,38}\\/(?!\\.\\.?\\/)[A-Za-z0-9._-]{1,100}(?:\\/(?!\\.\\.?(?:\\/|@))[A-Za-z0-9._ -]{1,100}){1,10}@(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$","description":"owner/repo/path@ref"},{"maxItems":5,"type":"array","items":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9-]{0,38}\\/(?!\\.\\.?\\/)[A-Za-z0-9._-]{1,100}(?:\\/(?!\\.\\.?(?:\\/|@))[A-Za-z0-9._ -]{1,100}){1,10}@(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$","description":"owner/repo/path@ref"}}]},"delegates":{"description":"Rules that the layers below may set, except and ignore as they see fit.","type":"array","items":{"type":"string","enum":["syntax","schema","duplicate-key","unknown-profile","misspelled-model","retired-model","model-not-entitled","model-not-allowed","multiplier-over-cap","budget-missing","budget-over-policy","cost-increase","cost-total","cost-unknown","policy-invalid","symlinked-config","unknown-model","misplaced-key","over-plan","save-triggered-hook","contradicting-surfaces","fast-not-cheaper","budget-inconsistent","budget-loosened","effort-raised","policy-loosened","policy-unpinned","workflow-changed","exception-expired","experimental-model","unused-profile","unrouted-task","contract-not-applied","exception-expiring","exception-unused","catalogue-old"]}},"publish":{"description":"public: a public repository may show seats, money and what this policy says to the repositories below it. Every layer has to say so; private if not stated.","type":"string","enum":["private","public"]},"ignore":{"description":"Path globs of files that are not judged, such as test fixtures.","maxItems":500,"type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"team":{"$ref":"#/$defs/top-team"},"agents":{"$ref":"#/$defs/top-agents"},"models":{"$ref":"#/$defs/top-models"},"budget":{"$ref":"#/$defs/top-budget"},"cost":{"$ref":"#/$defs/top-cost"},"workload":{"$ref":"#/$defs/top-workload"},"enforcement":{"$ref":"#/$defs/top-enforcement"},"rules":{"$ref":"#/$defs/top-rules"},"exceptions":{"description":"Dated permissions to break a rule.","maxItems":500,"type":"array","items":{"type":"object","properties":{"rule":{"type":"string","enum":["syntax","schema","duplicate-key","unknown-profile","misspelled-model","retired-model","model-not-entitled","model-not-allowed","multiplier-over-cap","budget-missing","budget-over-policy","cost-increase","cost-total","cost-unknown","policy-invalid","symlinked-config","unknown-model","misplaced-key","over-plan","save-triggered-hook","contradicting-surfaces","fast-not-cheaper","budget-inconsistent","budget-loosened","effort-raised","policy-loosened","policy-unpinned","workflow-changed","exception-expired","experimental-model","unused-profile","unrouted-task","contract-not-applied","exception-expiring","exception-unused","catalogue-old"],"description":"The rule that may be broken."},"path":{"description":"Only in files that match this glob.","type":"string","minLength":1,"maxLength":200},"model":{"description":"Only by models that match this glob.","type":"string","minLength":1,"maxLength":200},"reason":{"type":"string","minLength":1,"maxLength":500,"description":"Why."},"owner":{"type":"string","minLength":1,"maxLength":100,"description":"Who asked for it and answers for it."},"expires":{"type":"string","format":"date","pattern":"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$","description":"The last day on which it holds, UTC."}},"required":["rule","reason","owner","expires"],"additionalProperties":false}},"catalogue":{"$ref":"#/$defs/top-catalogue"}},"required":["version"],"additionalProperties":false,"description":"The policy of a repository or organisation for Kiro models, budgets and cost.","$defs":{"top-team":{"type":"object","properties":{"developers":{"description":"People who work in this repository; with it, credits are for the team, without it for one developer.","type":"integer","minimum":1,"maximum":1000000},"seats":{"description":"Seats by plan.","type":"object","propertyNames":{"type":"string","enum":["free","pro","pro+","pro-max","power"]},"additionalProperties":{"type":"integer","minimum":0,"maximum":1000000}},"login":{"description":"How the team signs in.","minItems":1,"type":"array","items":{"type":"string","enum":["builder-id","google","github","iam-identity-center"]}},"region":{"description":"Regions of the team’s Kiro profiles.","minItems":1,"maxItems":500,"type":"array","items":{"type":"string","minLength":1}},"billing":{"description":"Who pays: the company through AWS, or each person.","type":"string","enum":["enterprise","individual"]},"overage":{"description":"Whether use beyond the plan is switched on.","type":"boolean"},"workdays":{"description":"Working days a month; 21 if not stated.","type":"integer","minimum":1,"maximum":31},"approvedModels":{"description":"The approved list of the Kiro console, if the team has one.","maxItems":500,"type":"array","items":{"type":"string","minLength":1}}},"additionalProperties":false,"description":"Facts about the team."},"top-agents":{"description":"The kind of work that an agent does: its model is compared with the contract’s, and `apply` writes it. It changes nothing about what is allowed.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"string","enum":["specGeneration","taskExecution","codeReview","interactiveChat","hookActions","codeExplanation","documentationUpdate"]}},"top-models":{"type":"object","properties":{"allow":{"description":"Globs of allowed models; without it every model is allowed.","maxItems":500,"type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"maxMultiplier":{"description":"The dearest allowed multiplier.","type":"number","minimum":0,"maximum":100},"deny":{"description":"Globs of denied models; deny always wins.","maxItems":500,"type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"tasks":{"description":"Per kind of work: allow adds to the general list, maxMultiplier replaces the general one.","type":"object","propertyNames":{"type":"string","enum":["specGeneration","taskExecution","codeReview","interactiveChat","hookActions","codeExplanation","documentationUpdate"]},"additionalProperties":{"type":"object","properties":{"allow":{"description":"Globs of models allowed for this kind of work, in addition to the general list; without one, this list alone.","maxItems":500,"type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"maxMultiplier":{"description":"The dearest multiplier for this kind of work, in place of the general one.","type":"number","minimum":0,"maximum":100}},"additionalProperties":false,"description":"Rules for one kind of work."}}},"additionalProperties":false,"description":"Which models may do which work."},"top-budget":{"description":"What budgets a contract must have.","type":"object","properties":{"required":{"description":"Budgets that a contract must have.","type":"array","items":{"type":"string","enum":["daily","monthly"]}},"minimumAction":{"description":"The weakest allowed action of a budget.","type":"string","enum":["notify","restrict","pause"]},"team":{"description":"What the budgets of all developers together may allow.","type":"object","properties":{"credits":{"description":"Credits of all developers together.","type":"object","properties":{"daily":{"description":"Credits a day.","type":"number","minimum":0},"monthly":{"description":"Credits a month.","type":"number","minimum":0}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false},"top-cost":{"description":"What a change may cost.","type":"object","properties":{"warn":{"type":"object","properties":{"increase":{"description":"The largest rise that one change may bring, in credits/month or percent.","type":"object","properties":{"credits":{"type":"number","minimum":0},"percent":{"type":"number","minimum":0}},"additionalProperties":false},"total":{"description":"The largest total after the change, in credits/month.","type":"object","properties":{"credits":{"type":"number","minimum":0}},"additionalProperties":false}},"additionalProperties":false},"fail":{"type":"object","properties":{"increase":{"description":"The largest rise that one change may bring, in credits/month or percent.","type":"object","properties":{"credits":{"type":"number","minimum":0},"percent":{"type":"number","minimum":0}},"additionalProperties":false},"total":{"description":"The largest total after the change, in credits/month.","type":"object","properties":{"credits":{"type":"number","minimum":0}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false},"top-workload":{"type":"object","properties":{"tasks":{"description":"Overrides of the default workload by kind of work.","type":"object","propertyNames":{"type":"string","enum":["specGeneration","taskExecution","codeReview","interactiveChat","hookActions","codeExplanation","documentationUpdate"]},"additionalProperties":{"type":"object","properties":{"runs":{"type":"number","minimum":0,"maximum":10000,"description":"Runs per developer and working day."},"credits":{"type":"object","properties":{"low":{"type":"number","minimum":0,"maximum":100000},"typical":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000}},"required":["low","typical","high"],"additionalProperties":false,"description":"Credits per run at a multiplier of 1.0."},"tokens":{"type":"object","properties":{"input":{"type":"number","minimum":0,"maximum":100000000},"output":{"type":"number","minimum":0,"maximum":100000000}},"required":["input","output"],"additionalProperties":false,"description":"Tokens per run, for token budgets only: Kiro meters credits."}},"additionalProperties":false}},"agents":{"description":"Runs of agents; an agent without runs has a ratio, but no credits.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"object","properties":{"runs":{"type":"number","minimum":0,"maximum":10000,"description":"Runs per developer and working day."},"credits":{"type":"object","properties":{"low":{"type":"number","minimum":0,"maximum":100000},"typical":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000}},"required":["low","typical","high"],"additionalProperties":false,"description":"Credits per run at a multiplier of 1.0."}},"required":["runs"],"additionalProperties":false}},"hooks":{"description":"Overrides of the default workload of hooks by trigger.","type":"object","propertyNames":{"type":"string","enum":["save","create","delete","prompt","stop","tool","task","session","manual","other"]},"additionalProperties":{"type":"object","properties":{"runs":{"type":"number","minimum":0,"maximum":10000,"description":"Runs per developer and working day."},"credits":{"type":"object","properties":{"low":{"type":"number","minimum":0,"maximum":100000},"typical":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000}},"required":["low","typical","high"],"additionalProperties":false,"description":"Credits per run at a multiplier of 1.0."}},"additionalProperties":false}},"models":{"description":"How many times as many credits a run takes on a model as its multiplier says: a dearer model may also use more tokens. `calibrate` measures it; 1 if not stated.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"number","exclusiveMinimum":0,"maximum":100}},"longContext":{"description":"The part of the runs beyond a model’s long-context bound, 0 to 1; they cost its long-context multiplier. 0 if not stated.","type":"number","minimum":0,"maximum":1},"cliShare":{"description":"The part of interactiveChat that happens in Kiro CLI, 0 to 1.","type":"number","minimum":0,"maximum":1},"roots":{"description":"The part of the work that happens under a nested .kiro root, 0 to 1.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"number","minimum":0,"maximum":1}}},"additionalProperties":false,"description":"How much work there is; see docs/cost-model.md."},"top-enforcement":{"description":"Whether violations block, and from which day.","type":"object","properties":{"mode":{"type":"string","enum":["block","observe"],"description":"block fails the job, observe only reports."},"from":{"description":"With block: the first day that blocks, YYYY-MM-DD, UTC; before it, observe.","type":"string","format":"date","pattern":"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"}},"required":["mode"],"additionalProperties":false},"top-rules":{"description":"Severities by rule; off switches a rule off.","type":"object","propertyNames":{"type":"string","enum":["syntax","schema","duplicate-key","unknown-profile","misspelled-model","retired-model","model-not-entitled","model-not-allowed","multiplier-over-cap","budget-missing","budget-over-policy","cost-increase","cost-total","cost-unknown","policy-invalid","symlinked-config","unknown-model","misplaced-key","over-plan","save-triggered-hook","contradicting-surfaces","fast-not-cheaper","budget-inconsistent","budget-loosened","effort-raised","policy-loosened","policy-unpinned","workflow-changed","exception-expired","experimental-model","unused-profile","unrouted-task","contract-not-applied","exception-expiring","exception-unused","catalogue-old"]},"additionalProperties":{"type":"string","enum":["error","warning","notice","off"]}},"top-catalogue":{"description":"Prices and models that replace or add to the built-in catalogue; `models --import` writes it.","type":"object","properties":{"asOf":{"description":"The day for which these prices are true, YYYY-MM-DD; it replaces the date of the built-in catalogue when it is later.","type":"string","format":"date","pattern":"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"},"models":{"description":"Models by id.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"object","properties":{"multiplier":{"description":"Credits per credit that auto would use; above 0.","type":"number","exclusiveMinimum":0,"maximum":1000},"context":{"description":"Context window, tokens.","type":"integer","minimum":1,"maximum":9007199254740991},"plans":{"description":"Plans that offer it.","type":"array","items":{"type":"string","enum":["free","pro","pro+","pro-max","power"]}},"status":{"description":"What Kiro calls it.","type":"string","enum":["experimental","preview","available","retired"]}},"additionalProperties":false,"description":"What is stated here replaces the built-in entry, or adds a model."}}},"additionalProperties":false}}};
const func1 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern3 = new RegExp("^>= ?\\d{1,6}(\\.\\d{1,6}){0,2}$", "u");
const pattern4 = new RegExp("^[A-Za-z0-9][A-Za-z0-9-]{0,38}\\/(?!\\.\\.?\\/)[A-Za-z0-9._-]{1,100}(?:\\/(?!\\.\\.?(?:\\/|@))[A-Za-z0-9._ -]{1,100}){1,10}@(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$", "u");
const pattern6 = new RegExp("^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$", "u");
const schema20 = {"type":"object","properties":{"developers":{"description":"People who work in this repository; with it, credits are for the team, without it for one developer.","type":"integer","minimum":1,"maximum":1000000},"seats":{"description":"Seats by plan.","type":"object","propertyNames":{"type":"string","enum":["free","pro","pro+","pro-max","power"]},"additionalProperties":{"type":"integer","minimum":0,"maximum":1000000}},"login":{"description":"How the team signs in.","minItems":1,"type":"array","items":{"type":"string","enum":["builder-id","google","github","iam-identity-center"]}},"region":{"description":"Regions of the team’s Kiro profiles.","minItems":1,"maxItems":500,"type":"array","items":{"type":"string","minLength":1}},"billing":{"description":"Who pays: the company through AWS, or each person.","type":"string","enum":["enterprise","individual"]},"overage":{"description":"Whether use beyond the plan is switched on.","type":"boolean"},"workdays":{"description":"Working days a month; 21 if not stated.","type":"integer","minimum":1,"maximum":31},"approvedModels":{"description":"The approved list of the Kiro console, if the team has one.","maxItems":500,"type":"array","items":{"type":"string","minLength":1}}},"additionalProperties":false,"description":"Facts about the team."};

function validate53(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate53.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((((((key0 === "developers") || (key0 === "seats")) || (key0 === "login")) || (key0 === "region")) || (key0 === "billing")) || (key0 === "overage")) || (key0 === "workdays")) || (key0 === "approvedModels"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.developers !== undefined){
let data0 = data.developers;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err1 = {instancePath:instancePath+"/developers",schemaPath:"#/properties/developers/type",keyword:"type",params:{type: "integer"},schema:schema20.properties.developers.type,parentSchema:schema20.properties.developers,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 > 1000000 || isNaN(data0)){
const err2 = {instancePath:instancePath+"/developers",schemaPath:"#/properties/developers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},schema:1000000,parentSchema:schema20.properties.developers,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data0 < 1 || isNaN(data0)){
const err3 = {instancePath:instancePath+"/developers",schemaPath:"#/properties/developers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema20.properties.developers,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
}
if(data.seats !== undefined){
let data1 = data.seats;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs6 = errors;
if(typeof key1 !== "string"){
const err4 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema20.properties.seats.propertyNames.type,parentSchema:schema20.properties.seats.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(((((key1 === "free") || (key1 === "pro")) || (key1 === "pro+")) || (key1 === "pro-max")) || (key1 === "power"))){
const err5 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/propertyNames/enum",keyword:"enum",params:{allowedValues: schema20.properties.seats.propertyNames.enum},schema:schema20.properties.seats.propertyNames.enum,parentSchema:schema20.properties.seats.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var valid1 = _errs6 === errors;
if(!valid1){
const err6 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema20.properties.seats.propertyNames,parentSchema:schema20.properties.seats,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
for(const key2 in data1){
let data2 = data1[key2];
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/seats/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/seats/additionalProperties/type",keyword:"type",params:{type: "integer"},schema:schema20.properties.seats.additionalProperties.type,parentSchema:schema20.properties.seats.additionalProperties,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 1000000 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/seats/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/seats/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},schema:1000000,parentSchema:schema20.properties.seats.additionalProperties,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err9 = {instancePath:instancePath+"/seats/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/seats/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema20.properties.seats.additionalProperties,data:data2};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
}
}
else {
const err10 = {instancePath:instancePath+"/seats",schemaPath:"#/properties/seats/type",keyword:"type",params:{type: "object"},schema:schema20.properties.seats.type,parentSchema:schema20.properties.seats,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.login !== undefined){
let data3 = data.login;
if(Array.isArray(data3)){
if(data3.length < 1){
const err11 = {instancePath:instancePath+"/login",schemaPath:"#/properties/login/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema20.properties.login,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
if(typeof data4 !== "string"){
const err12 = {instancePath:instancePath+"/login/" + i0,schemaPath:"#/properties/login/items/type",keyword:"type",params:{type: "string"},schema:schema20.properties.login.items.type,parentSchema:schema20.properties.login.items,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((((data4 === "builder-id") || (data4 === "google")) || (data4 === "github")) || (data4 === "iam-identity-center"))){
const err13 = {instancePath:instancePath+"/login/" + i0,schemaPath:"#/properties/login/items/enum",keyword:"enum",params:{allowedValues: schema20.properties.login.items.enum},schema:schema20.properties.login.items.enum,parentSchema:schema20.properties.login.items,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/login",schemaPath:"#/properties/login/type",keyword:"type",params:{type: "array"},schema:schema20.properties.login.type,parentSchema:schema20.properties.login,data:data3};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.region !== undefined){
let data5 = data.region;
if(Array.isArray(data5)){
if(data5.length > 500){
const err15 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema20.properties.region,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data5.length < 1){
const err16 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema20.properties.region,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
if(typeof data6 === "string"){
if(func2(data6) < 1){
const err17 = {instancePath:instancePath+"/region/" + i1,schemaPath:"#/properties/region/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema20.properties.region.items,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/region/" + i1,schemaPath:"#/properties/region/items/type",keyword:"type",params:{type: "string"},schema:schema20.properties.region.items.type,parentSchema:schema20.properties.region.items,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/type",keyword:"type",params:{type: "array"},schema:schema20.properties.region.type,parentSchema:schema20.properties.region,data:data5};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.billing !== undefined){
let data7 = data.billing;
if(typeof data7 !== "string"){
const err20 = {instancePath:instancePath+"/billing",schemaPath:"#/properties/billing/type",keyword:"type",params:{type: "string"},schema:schema20.properties.billing.type,parentSchema:schema20.properties.billing,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(!((data7 === "enterprise") || (data7 === "individual"))){
const err21 = {instancePath:instancePath+"/billing",schemaPath:"#/properties/billing/enum",keyword:"enum",params:{allowedValues: schema20.properties.billing.enum},schema:schema20.properties.billing.enum,parentSchema:schema20.properties.billing,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.overage !== undefined){
let data8 = data.overage;
if(typeof data8 !== "boolean"){
const err22 = {instancePath:instancePath+"/overage",schemaPath:"#/properties/overage/type",keyword:"type",params:{type: "boolean"},schema:schema20.properties.overage.type,parentSchema:schema20.properties.overage,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.workdays !== undefined){
let data9 = data.workdays;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err23 = {instancePath:instancePath+"/workdays",schemaPath:"#/properties/workdays/type",keyword:"type",params:{type: "integer"},schema:schema20.properties.workdays.type,parentSchema:schema20.properties.workdays,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 31 || isNaN(data9)){
const err24 = {instancePath:instancePath+"/workdays",schemaPath:"#/properties/workdays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31},schema:31,parentSchema:schema20.properties.workdays,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data9 < 1 || isNaN(data9)){
const err25 = {instancePath:instancePath+"/workdays",schemaPath:"#/properties/workdays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema20.properties.workdays,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
if(data.approvedModels !== undefined){
let data10 = data.approvedModels;
if(Array.isArray(data10)){
if(data10.length > 500){
const err26 = {instancePath:instancePath+"/approvedModels",schemaPath:"#/properties/approvedModels/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema20.properties.approvedModels,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
let data11 = data10[i2];
if(typeof data11 === "string"){
if(func2(data11) < 1){
const err27 = {instancePath:instancePath+"/approvedModels/" + i2,schemaPath:"#/properties/approvedModels/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema20.properties.approvedModels.items,data:data11};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/approvedModels/" + i2,schemaPath:"#/properties/approvedModels/items/type",keyword:"type",params:{type: "string"},schema:schema20.properties.approvedModels.items.type,parentSchema:schema20.properties.approvedModels.items,data:data11};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
}
else {
const err29 = {instancePath:instancePath+"/approvedModels",schemaPath:"#/properties/approvedModels/type",keyword:"type",params:{type: "array"},schema:schema20.properties.approvedModels.type,parentSchema:schema20.properties.approvedModels,data:data10};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema21 = {"description":"The kind of work that an agent does: its model is compared with the contract’s, and `apply` writes it. It changes nothing about what is allowed.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"string","enum":["specGeneration","taskExecution","codeReview","interactiveChat","hookActions","codeExplanation","documentationUpdate"]}};

function validate55(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate55.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 === "string"){
if(func2(key0) < 1){
const err0 = {instancePath,schemaPath:"#/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema21.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema21.propertyNames.type,parentSchema:schema21.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},schema:schema21.propertyNames,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
for(const key1 in data){
let data0 = data[key1];
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema21.additionalProperties.type,parentSchema:schema21.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((((((data0 === "specGeneration") || (data0 === "taskExecution")) || (data0 === "codeReview")) || (data0 === "interactiveChat")) || (data0 === "hookActions")) || (data0 === "codeExplanation")) || (data0 === "documentationUpdate"))){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema21.additionalProperties.enum},schema:schema21.additionalProperties.enum,parentSchema:schema21.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate55.errors = vErrors;
return errors === 0;
}
validate55.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema22 = {"type":"object","properties":{"allow":{"description":"Globs of allowed models; without it every model is allowed.","maxItems":500,"type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"maxMultiplier":{"description":"The dearest allowed multiplier.","type":"number","minimum":0,"maximum":100},"deny":{"description":"Globs of denied models; deny always wins.","maxItems":500,"type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"tasks":{"description":"Per kind of work: allow adds to the general list, maxMultiplier replaces the general one.","type":"object","propertyNames":{"type":"string","enum":["specGeneration","taskExecution","codeReview","interactiveChat","hookActions","codeExplanation","documentationUpdate"]},"additionalProperties":{"type":"object","properties":{"allow":{"description":"Globs of models allowed for this kind of work, in addition to the general list; without one, this list alone.","maxItems":500,"type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"maxMultiplier":{"description":"The dearest multiplier for this kind of work, in place of the general one.","type":"number","minimum":0,"maximum":100}},"additionalProperties":false,"description":"Rules for one kind of work."}}},"additionalProperties":false,"description":"Which models may do which work."};

function validate57(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate57.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((((key0 === "allow") || (key0 === "maxMultiplier")) || (key0 === "deny")) || (key0 === "tasks"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.allow !== undefined){
let data0 = data.allow;
if(Array.isArray(data0)){
if(data0.length > 500){
const err1 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema22.properties.allow,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 === "string"){
if(func2(data1) > 200){
const err2 = {instancePath:instancePath+"/allow/" + i0,schemaPath:"#/properties/allow/items/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema22.properties.allow.items,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(func2(data1) < 1){
const err3 = {instancePath:instancePath+"/allow/" + i0,schemaPath:"#/properties/allow/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22.properties.allow.items,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/allow/" + i0,schemaPath:"#/properties/allow/items/type",keyword:"type",params:{type: "string"},schema:schema22.properties.allow.items.type,parentSchema:schema22.properties.allow.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/allow",schemaPath:"#/properties/allow/type",keyword:"type",params:{type: "array"},schema:schema22.properties.allow.type,parentSchema:schema22.properties.allow,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.maxMultiplier !== undefined){
let data2 = data.maxMultiplier;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 100 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/maxMultiplier",schemaPath:"#/properties/maxMultiplier/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema22.properties.maxMultiplier,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err7 = {instancePath:instancePath+"/maxMultiplier",schemaPath:"#/properties/maxMultiplier/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema22.properties.maxMultiplier,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/maxMultiplier",schemaPath:"#/properties/maxMultiplier/type",keyword:"type",params:{type: "number"},schema:schema22.properties.maxMultiplier.type,parentSchema:schema22.properties.maxMultiplier,data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.deny !== undefined){
let data3 = data.deny;
if(Array.isArray(data3)){
if(data3.length > 500){
const err9 = {instancePath:instancePath+"/deny",schemaPath:"#/properties/deny/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema22.properties.deny,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
if(typeof data4 === "string"){
if(func2(data4) > 200){
const err10 = {instancePath:instancePath+"/deny/" + i1,schemaPath:"#/properties/deny/items/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema22.properties.deny.items,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(func2(data4) < 1){
const err11 = {instancePath:instancePath+"/deny/" + i1,schemaPath:"#/properties/deny/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22.properties.deny.items,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
else {
const err12 = {instancePath:instancePath+"/deny/" + i1,schemaPath:"#/properties/deny/items/type",keyword:"type",params:{type: "string"},schema:schema22.properties.deny.items.type,parentSchema:schema22.properties.deny.items,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/deny",schemaPath:"#/properties/deny/type",keyword:"type",params:{type: "array"},schema:schema22.properties.deny.type,parentSchema:schema22.properties.deny,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.tasks !== undefined){
let data5 = data.tasks;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
for(const key1 in data5){
const _errs14 = errors;
if(typeof key1 !== "string"){
const err14 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema22.properties.tasks.propertyNames.type,parentSchema:schema22.properties.tasks.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((((((key1 === "specGeneration") || (key1 === "taskExecution")) || (key1 === "codeReview")) || (key1 === "interactiveChat")) || (key1 === "hookActions")) || (key1 === "codeExplanation")) || (key1 === "documentationUpdate"))){
const err15 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/propertyNames/enum",keyword:"enum",params:{allowedValues: schema22.properties.tasks.propertyNames.enum},schema:schema22.properties.tasks.propertyNames.enum,parentSchema:schema22.properties.tasks.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var valid5 = _errs14 === errors;
if(!valid5){
const err16 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema22.properties.tasks.propertyNames,parentSchema:schema22.properties.tasks,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
for(const key2 in data5){
let data6 = data5[key2];
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key3 in data6){
if(!((key3 === "allow") || (key3 === "maxMultiplier"))){
const err17 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tasks/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema22.properties.tasks.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data6.allow !== undefined){
let data7 = data6.allow;
if(Array.isArray(data7)){
if(data7.length > 500){
const err18 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allow",schemaPath:"#/properties/tasks/additionalProperties/properties/allow/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema22.properties.tasks.additionalProperties.properties.allow,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
if(typeof data8 === "string"){
if(func2(data8) > 200){
const err19 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allow/" + i2,schemaPath:"#/properties/tasks/additionalProperties/properties/allow/items/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema22.properties.tasks.additionalProperties.properties.allow.items,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(func2(data8) < 1){
const err20 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allow/" + i2,schemaPath:"#/properties/tasks/additionalProperties/properties/allow/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema22.properties.tasks.additionalProperties.properties.allow.items,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allow/" + i2,schemaPath:"#/properties/tasks/additionalProperties/properties/allow/items/type",keyword:"type",params:{type: "string"},schema:schema22.properties.tasks.additionalProperties.properties.allow.items.type,parentSchema:schema22.properties.tasks.additionalProperties.properties.allow.items,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/allow",schemaPath:"#/properties/tasks/additionalProperties/properties/allow/type",keyword:"type",params:{type: "array"},schema:schema22.properties.tasks.additionalProperties.properties.allow.type,parentSchema:schema22.properties.tasks.additionalProperties.properties.allow,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data6.maxMultiplier !== undefined){
let data9 = data6.maxMultiplier;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 100 || isNaN(data9)){
const err23 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxMultiplier",schemaPath:"#/properties/tasks/additionalProperties/properties/maxMultiplier/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema22.properties.tasks.additionalProperties.properties.maxMultiplier,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err24 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxMultiplier",schemaPath:"#/properties/tasks/additionalProperties/properties/maxMultiplier/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema22.properties.tasks.additionalProperties.properties.maxMultiplier,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxMultiplier",schemaPath:"#/properties/tasks/additionalProperties/properties/maxMultiplier/type",keyword:"type",params:{type: "number"},schema:schema22.properties.tasks.additionalProperties.properties.maxMultiplier.type,parentSchema:schema22.properties.tasks.additionalProperties.properties.maxMultiplier,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
}
else {
const err26 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tasks/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema22.properties.tasks.additionalProperties.type,parentSchema:schema22.properties.tasks.additionalProperties,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
}
else {
const err27 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/type",keyword:"type",params:{type: "object"},schema:schema22.properties.tasks.type,parentSchema:schema22.properties.tasks,data:data5};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
validate57.errors = vErrors;
return errors === 0;
}
validate57.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema23 = {"description":"What budgets a contract must have.","type":"object","properties":{"required":{"description":"Budgets that a contract must have.","type":"array","items":{"type":"string","enum":["daily","monthly"]}},"minimumAction":{"description":"The weakest allowed action of a budget.","type":"string","enum":["notify","restrict","pause"]},"team":{"description":"What the budgets of all developers together may allow.","type":"object","properties":{"credits":{"description":"Credits of all developers together.","type":"object","properties":{"daily":{"description":"Credits a day.","type":"number","minimum":0},"monthly":{"description":"Credits a month.","type":"number","minimum":0}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false};

function validate59(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate59.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((key0 === "required") || (key0 === "minimumAction")) || (key0 === "team"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.required !== undefined){
let data0 = data.required;
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
if(typeof data1 !== "string"){
const err1 = {instancePath:instancePath+"/required/" + i0,schemaPath:"#/properties/required/items/type",keyword:"type",params:{type: "string"},schema:schema23.properties.required.items.type,parentSchema:schema23.properties.required.items,data:data1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!((data1 === "daily") || (data1 === "monthly"))){
const err2 = {instancePath:instancePath+"/required/" + i0,schemaPath:"#/properties/required/items/enum",keyword:"enum",params:{allowedValues: schema23.properties.required.items.enum},schema:schema23.properties.required.items.enum,parentSchema:schema23.properties.required.items,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath:instancePath+"/required",schemaPath:"#/properties/required/type",keyword:"type",params:{type: "array"},schema:schema23.properties.required.type,parentSchema:schema23.properties.required,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.minimumAction !== undefined){
let data2 = data.minimumAction;
if(typeof data2 !== "string"){
const err4 = {instancePath:instancePath+"/minimumAction",schemaPath:"#/properties/minimumAction/type",keyword:"type",params:{type: "string"},schema:schema23.properties.minimumAction.type,parentSchema:schema23.properties.minimumAction,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(((data2 === "notify") || (data2 === "restrict")) || (data2 === "pause"))){
const err5 = {instancePath:instancePath+"/minimumAction",schemaPath:"#/properties/minimumAction/enum",keyword:"enum",params:{allowedValues: schema23.properties.minimumAction.enum},schema:schema23.properties.minimumAction.enum,parentSchema:schema23.properties.minimumAction,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.team !== undefined){
let data3 = data.team;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
for(const key1 in data3){
if(!(key1 === "credits")){
const err6 = {instancePath:instancePath+"/team",schemaPath:"#/properties/team/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema23.properties.team,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data3.credits !== undefined){
let data4 = data3.credits;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key2 in data4){
if(!((key2 === "daily") || (key2 === "monthly"))){
const err7 = {instancePath:instancePath+"/team/credits",schemaPath:"#/properties/team/properties/credits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema23.properties.team.properties.credits,data:data4};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data4.daily !== undefined){
let data5 = data4.daily;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err8 = {instancePath:instancePath+"/team/credits/daily",schemaPath:"#/properties/team/properties/credits/properties/daily/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema23.properties.team.properties.credits.properties.daily,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/team/credits/daily",schemaPath:"#/properties/team/properties/credits/properties/daily/type",keyword:"type",params:{type: "number"},schema:schema23.properties.team.properties.credits.properties.daily.type,parentSchema:schema23.properties.team.properties.credits.properties.daily,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data4.monthly !== undefined){
let data6 = data4.monthly;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 0 || isNaN(data6)){
const err10 = {instancePath:instancePath+"/team/credits/monthly",schemaPath:"#/properties/team/properties/credits/properties/monthly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema23.properties.team.properties.credits.properties.monthly,data:data6};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/team/credits/monthly",schemaPath:"#/properties/team/properties/credits/properties/monthly/type",keyword:"type",params:{type: "number"},schema:schema23.properties.team.properties.credits.properties.monthly.type,parentSchema:schema23.properties.team.properties.credits.properties.monthly,data:data6};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/team/credits",schemaPath:"#/properties/team/properties/credits/type",keyword:"type",params:{type: "object"},schema:schema23.properties.team.properties.credits.type,parentSchema:schema23.properties.team.properties.credits,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/team",schemaPath:"#/properties/team/type",keyword:"type",params:{type: "object"},schema:schema23.properties.team.type,parentSchema:schema23.properties.team,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema24 = {"description":"What a change may cost.","type":"object","properties":{"warn":{"type":"object","properties":{"increase":{"description":"The largest rise that one change may bring, in credits/month or percent.","type":"object","properties":{"credits":{"type":"number","minimum":0},"percent":{"type":"number","minimum":0}},"additionalProperties":false},"total":{"description":"The largest total after the change, in credits/month.","type":"object","properties":{"credits":{"type":"number","minimum":0}},"additionalProperties":false}},"additionalProperties":false},"fail":{"type":"object","properties":{"increase":{"description":"The largest rise that one change may bring, in credits/month or percent.","type":"object","properties":{"credits":{"type":"number","minimum":0},"percent":{"type":"number","minimum":0}},"additionalProperties":false},"total":{"description":"The largest total after the change, in credits/month.","type":"object","properties":{"credits":{"type":"number","minimum":0}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false};

function validate61(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate61.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "warn") || (key0 === "fail"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.warn !== undefined){
let data0 = data.warn;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
if(!((key1 === "increase") || (key1 === "total"))){
const err1 = {instancePath:instancePath+"/warn",schemaPath:"#/properties/warn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema24.properties.warn,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data0.increase !== undefined){
let data1 = data0.increase;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key2 in data1){
if(!((key2 === "credits") || (key2 === "percent"))){
const err2 = {instancePath:instancePath+"/warn/increase",schemaPath:"#/properties/warn/properties/increase/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema24.properties.warn.properties.increase,data:data1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data1.credits !== undefined){
let data2 = data1.credits;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err3 = {instancePath:instancePath+"/warn/increase/credits",schemaPath:"#/properties/warn/properties/increase/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema24.properties.warn.properties.increase.properties.credits,data:data2};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/warn/increase/credits",schemaPath:"#/properties/warn/properties/increase/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema24.properties.warn.properties.increase.properties.credits.type,parentSchema:schema24.properties.warn.properties.increase.properties.credits,data:data2};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.percent !== undefined){
let data3 = data1.percent;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 < 0 || isNaN(data3)){
const err5 = {instancePath:instancePath+"/warn/increase/percent",schemaPath:"#/properties/warn/properties/increase/properties/percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema24.properties.warn.properties.increase.properties.percent,data:data3};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/warn/increase/percent",schemaPath:"#/properties/warn/properties/increase/properties/percent/type",keyword:"type",params:{type: "number"},schema:schema24.properties.warn.properties.increase.properties.percent.type,parentSchema:schema24.properties.warn.properties.increase.properties.percent,data:data3};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/warn/increase",schemaPath:"#/properties/warn/properties/increase/type",keyword:"type",params:{type: "object"},schema:schema24.properties.warn.properties.increase.type,parentSchema:schema24.properties.warn.properties.increase,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data0.total !== undefined){
let data4 = data0.total;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
for(const key3 in data4){
if(!(key3 === "credits")){
const err8 = {instancePath:instancePath+"/warn/total",schemaPath:"#/properties/warn/properties/total/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema24.properties.warn.properties.total,data:data4};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data4.credits !== undefined){
let data5 = data4.credits;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 0 || isNaN(data5)){
const err9 = {instancePath:instancePath+"/warn/total/credits",schemaPath:"#/properties/warn/properties/total/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema24.properties.warn.properties.total.properties.credits,data:data5};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/warn/total/credits",schemaPath:"#/properties/warn/properties/total/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema24.properties.warn.properties.total.properties.credits.type,parentSchema:schema24.properties.warn.properties.total.properties.credits,data:data5};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/warn/total",schemaPath:"#/properties/warn/properties/total/type",keyword:"type",params:{type: "object"},schema:schema24.properties.warn.properties.total.type,parentSchema:schema24.properties.warn.properties.total,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
else {
const err12 = {instancePath:instancePath+"/warn",schemaPath:"#/properties/warn/type",keyword:"type",params:{type: "object"},schema:schema24.properties.warn.type,parentSchema:schema24.properties.warn,data:data0};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.fail !== undefined){
let data6 = data.fail;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key4 in data6){
if(!((key4 === "increase") || (key4 === "total"))){
const err13 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema24.properties.fail,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data6.increase !== undefined){
let data7 = data6.increase;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
for(const key5 in data7){
if(!((key5 === "credits") || (key5 === "percent"))){
const err14 = {instancePath:instancePath+"/fail/increase",schemaPath:"#/properties/fail/properties/increase/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema24.properties.fail.properties.increase,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data7.credits !== undefined){
let data8 = data7.credits;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 < 0 || isNaN(data8)){
const err15 = {instancePath:instancePath+"/fail/increase/credits",schemaPath:"#/properties/fail/properties/increase/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema24.properties.fail.properties.increase.properties.credits,data:data8};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/fail/increase/credits",schemaPath:"#/properties/fail/properties/increase/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema24.properties.fail.properties.increase.properties.credits.type,parentSchema:schema24.properties.fail.properties.increase.properties.credits,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.percent !== undefined){
let data9 = data7.percent;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 < 0 || isNaN(data9)){
const err17 = {instancePath:instancePath+"/fail/increase/percent",schemaPath:"#/properties/fail/properties/increase/properties/percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema24.properties.fail.properties.increase.properties.percent,data:data9};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/fail/increase/percent",schemaPath:"#/properties/fail/properties/increase/properties/percent/type",keyword:"type",params:{type: "number"},schema:schema24.properties.fail.properties.increase.properties.percent.type,parentSchema:schema24.properties.fail.properties.increase.properties.percent,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/fail/increase",schemaPath:"#/properties/fail/properties/increase/type",keyword:"type",params:{type: "object"},schema:schema24.properties.fail.properties.increase.type,parentSchema:schema24.properties.fail.properties.increase,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data6.total !== undefined){
let data10 = data6.total;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key6 in data10){
if(!(key6 === "credits")){
const err20 = {instancePath:instancePath+"/fail/total",schemaPath:"#/properties/fail/properties/total/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema24.properties.fail.properties.total,data:data10};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data10.credits !== undefined){
let data11 = data10.credits;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 0 || isNaN(data11)){
const err21 = {instancePath:instancePath+"/fail/total/credits",schemaPath:"#/properties/fail/properties/total/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema24.properties.fail.properties.total.properties.credits,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/fail/total/credits",schemaPath:"#/properties/fail/properties/total/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema24.properties.fail.properties.total.properties.credits.type,parentSchema:schema24.properties.fail.properties.total.properties.credits,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
else {
const err23 = {instancePath:instancePath+"/fail/total",schemaPath:"#/properties/fail/properties/total/type",keyword:"type",params:{type: "object"},schema:schema24.properties.fail.properties.total.type,parentSchema:schema24.properties.fail.properties.total,data:data10};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
}
else {
const err24 = {instancePath:instancePath+"/fail",schemaPath:"#/properties/fail/type",keyword:"type",params:{type: "object"},schema:schema24.properties.fail.type,parentSchema:schema24.properties.fail,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
}
else {
const err25 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
validate61.errors = vErrors;
return errors === 0;
}
validate61.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema25 = {"type":"object","properties":{"tasks":{"description":"Overrides of the default workload by kind of work.","type":"object","propertyNames":{"type":"string","enum":["specGeneration","taskExecution","codeReview","interactiveChat","hookActions","codeExplanation","documentationUpdate"]},"additionalProperties":{"type":"object","properties":{"runs":{"type":"number","minimum":0,"maximum":10000,"description":"Runs per developer and working day."},"credits":{"type":"object","properties":{"low":{"type":"number","minimum":0,"maximum":100000},"typical":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000}},"required":["low","typical","high"],"additionalProperties":false,"description":"Credits per run at a multiplier of 1.0."},"tokens":{"type":"object","properties":{"input":{"type":"number","minimum":0,"maximum":100000000},"output":{"type":"number","minimum":0,"maximum":100000000}},"required":["input","output"],"additionalProperties":false,"description":"Tokens per run, for token budgets only: Kiro meters credits."}},"additionalProperties":false}},"agents":{"description":"Runs of agents; an agent without runs has a ratio, but no credits.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"object","properties":{"runs":{"type":"number","minimum":0,"maximum":10000,"description":"Runs per developer and working day."},"credits":{"type":"object","properties":{"low":{"type":"number","minimum":0,"maximum":100000},"typical":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000}},"required":["low","typical","high"],"additionalProperties":false,"description":"Credits per run at a multiplier of 1.0."}},"required":["runs"],"additionalProperties":false}},"hooks":{"description":"Overrides of the default workload of hooks by trigger.","type":"object","propertyNames":{"type":"string","enum":["save","create","delete","prompt","stop","tool","task","session","manual","other"]},"additionalProperties":{"type":"object","properties":{"runs":{"type":"number","minimum":0,"maximum":10000,"description":"Runs per developer and working day."},"credits":{"type":"object","properties":{"low":{"type":"number","minimum":0,"maximum":100000},"typical":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000}},"required":["low","typical","high"],"additionalProperties":false,"description":"Credits per run at a multiplier of 1.0."}},"additionalProperties":false}},"models":{"description":"How many times as many credits a run takes on a model as its multiplier says: a dearer model may also use more tokens. `calibrate` measures it; 1 if not stated.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"number","exclusiveMinimum":0,"maximum":100}},"longContext":{"description":"The part of the runs beyond a model’s long-context bound, 0 to 1; they cost its long-context multiplier. 0 if not stated.","type":"number","minimum":0,"maximum":1},"cliShare":{"description":"The part of interactiveChat that happens in Kiro CLI, 0 to 1.","type":"number","minimum":0,"maximum":1},"roots":{"description":"The part of the work that happens under a nested .kiro root, 0 to 1.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"number","minimum":0,"maximum":1}}},"additionalProperties":false,"description":"How much work there is; see docs/cost-model.md."};

function validate63(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate63.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "tasks") || (key0 === "agents")) || (key0 === "hooks")) || (key0 === "models")) || (key0 === "longContext")) || (key0 === "cliShare")) || (key0 === "roots"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.tasks !== undefined){
let data0 = data.tasks;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
for(const key1 in data0){
const _errs4 = errors;
if(typeof key1 !== "string"){
const err1 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema25.properties.tasks.propertyNames.type,parentSchema:schema25.properties.tasks.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(!(((((((key1 === "specGeneration") || (key1 === "taskExecution")) || (key1 === "codeReview")) || (key1 === "interactiveChat")) || (key1 === "hookActions")) || (key1 === "codeExplanation")) || (key1 === "documentationUpdate"))){
const err2 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/propertyNames/enum",keyword:"enum",params:{allowedValues: schema25.properties.tasks.propertyNames.enum},schema:schema25.properties.tasks.propertyNames.enum,parentSchema:schema25.properties.tasks.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid1 = _errs4 === errors;
if(!valid1){
const err3 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema25.properties.tasks.propertyNames,parentSchema:schema25.properties.tasks,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
for(const key2 in data0){
let data1 = data0[key2];
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key3 in data1){
if(!(((key3 === "runs") || (key3 === "credits")) || (key3 === "tokens"))){
const err4 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tasks/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema25.properties.tasks.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.runs !== undefined){
let data2 = data1.runs;
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 10000 || isNaN(data2)){
const err5 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/tasks/additionalProperties/properties/runs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema25.properties.tasks.additionalProperties.properties.runs,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/tasks/additionalProperties/properties/runs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.tasks.additionalProperties.properties.runs,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/tasks/additionalProperties/properties/runs/type",keyword:"type",params:{type: "number"},schema:schema25.properties.tasks.additionalProperties.properties.runs.type,parentSchema:schema25.properties.tasks.additionalProperties.properties.runs,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.credits !== undefined){
let data3 = data1.credits;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(data3.low === undefined){
const err8 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "low"},schema:schema25.properties.tasks.additionalProperties.properties.credits.required,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data3.typical === undefined){
const err9 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "typical"},schema:schema25.properties.tasks.additionalProperties.properties.credits.required,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3.high === undefined){
const err10 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "high"},schema:schema25.properties.tasks.additionalProperties.properties.credits.required,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key4 in data3){
if(!(((key4 === "low") || (key4 === "typical")) || (key4 === "high"))){
const err11 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits,data:data3};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data3.low !== undefined){
let data4 = data3.low;
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 100000 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/properties/low/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits.properties.low,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(data4 < 0 || isNaN(data4)){
const err13 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/properties/low/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits.properties.low,data:data4};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/properties/low/type",keyword:"type",params:{type: "number"},schema:schema25.properties.tasks.additionalProperties.properties.credits.properties.low.type,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits.properties.low,data:data4};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data3.typical !== undefined){
let data5 = data3.typical;
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 > 100000 || isNaN(data5)){
const err15 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/properties/typical/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits.properties.typical,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data5 < 0 || isNaN(data5)){
const err16 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/properties/typical/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits.properties.typical,data:data5};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/properties/typical/type",keyword:"type",params:{type: "number"},schema:schema25.properties.tasks.additionalProperties.properties.credits.properties.typical.type,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits.properties.typical,data:data5};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data3.high !== undefined){
let data6 = data3.high;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 100000 || isNaN(data6)){
const err18 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/properties/high/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits.properties.high,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err19 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/properties/high/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits.properties.high,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
else {
const err20 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/properties/high/type",keyword:"type",params:{type: "number"},schema:schema25.properties.tasks.additionalProperties.properties.credits.properties.high.type,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits.properties.high,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/tasks/additionalProperties/properties/credits/type",keyword:"type",params:{type: "object"},schema:schema25.properties.tasks.additionalProperties.properties.credits.type,parentSchema:schema25.properties.tasks.additionalProperties.properties.credits,data:data3};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data1.tokens !== undefined){
let data7 = data1.tokens;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.input === undefined){
const err22 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/required",keyword:"required",params:{missingProperty: "input"},schema:schema25.properties.tasks.additionalProperties.properties.tokens.required,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
if(data7.output === undefined){
const err23 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/required",keyword:"required",params:{missingProperty: "output"},schema:schema25.properties.tasks.additionalProperties.properties.tokens.required,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens,data:data7};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
for(const key5 in data7){
if(!((key5 === "input") || (key5 === "output"))){
const err24 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data7.input !== undefined){
let data8 = data7.input;
if((typeof data8 == "number") && (isFinite(data8))){
if(data8 > 100000000 || isNaN(data8)){
const err25 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens/input",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/properties/input/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},schema:100000000,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens.properties.input,data:data8};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data8 < 0 || isNaN(data8)){
const err26 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens/input",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/properties/input/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens.properties.input,data:data8};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens/input",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/properties/input/type",keyword:"type",params:{type: "number"},schema:schema25.properties.tasks.additionalProperties.properties.tokens.properties.input.type,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens.properties.input,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data7.output !== undefined){
let data9 = data7.output;
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 100000000 || isNaN(data9)){
const err28 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens/output",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/properties/output/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},schema:100000000,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens.properties.output,data:data9};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err29 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens/output",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/properties/output/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens.properties.output,data:data9};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens/output",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/properties/output/type",keyword:"type",params:{type: "number"},schema:schema25.properties.tasks.additionalProperties.properties.tokens.properties.output.type,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens.properties.output,data:data9};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
}
else {
const err31 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/tokens",schemaPath:"#/properties/tasks/additionalProperties/properties/tokens/type",keyword:"type",params:{type: "object"},schema:schema25.properties.tasks.additionalProperties.properties.tokens.type,parentSchema:schema25.properties.tasks.additionalProperties.properties.tokens,data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/tasks/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/tasks/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema25.properties.tasks.additionalProperties.type,parentSchema:schema25.properties.tasks.additionalProperties,data:data1};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/type",keyword:"type",params:{type: "object"},schema:schema25.properties.tasks.type,parentSchema:schema25.properties.tasks,data:data0};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.agents !== undefined){
let data10 = data.agents;
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key6 in data10){
const _errs30 = errors;
if(typeof key6 === "string"){
if(func2(key6) < 1){
const err34 = {instancePath:instancePath+"/agents",schemaPath:"#/properties/agents/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema25.properties.agents.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
else {
const err35 = {instancePath:instancePath+"/agents",schemaPath:"#/properties/agents/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema25.properties.agents.propertyNames.type,parentSchema:schema25.properties.agents.propertyNames,data:key6,propertyName:key6};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var valid6 = _errs30 === errors;
if(!valid6){
const err36 = {instancePath:instancePath+"/agents",schemaPath:"#/properties/agents/propertyNames",keyword:"propertyNames",params:{propertyName: key6},schema:schema25.properties.agents.propertyNames,parentSchema:schema25.properties.agents,data:data10};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
for(const key7 in data10){
let data11 = data10[key7];
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(data11.runs === undefined){
const err37 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/agents/additionalProperties/required",keyword:"required",params:{missingProperty: "runs"},schema:schema25.properties.agents.additionalProperties.required,parentSchema:schema25.properties.agents.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
for(const key8 in data11){
if(!((key8 === "runs") || (key8 === "credits"))){
const err38 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/agents/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema25.properties.agents.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data11.runs !== undefined){
let data12 = data11.runs;
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 10000 || isNaN(data12)){
const err39 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/agents/additionalProperties/properties/runs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema25.properties.agents.additionalProperties.properties.runs,data:data12};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data12 < 0 || isNaN(data12)){
const err40 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/agents/additionalProperties/properties/runs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.agents.additionalProperties.properties.runs,data:data12};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/agents/additionalProperties/properties/runs/type",keyword:"type",params:{type: "number"},schema:schema25.properties.agents.additionalProperties.properties.runs.type,parentSchema:schema25.properties.agents.additionalProperties.properties.runs,data:data12};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data11.credits !== undefined){
let data13 = data11.credits;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.low === undefined){
const err42 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/agents/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "low"},schema:schema25.properties.agents.additionalProperties.properties.credits.required,parentSchema:schema25.properties.agents.additionalProperties.properties.credits,data:data13};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data13.typical === undefined){
const err43 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/agents/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "typical"},schema:schema25.properties.agents.additionalProperties.properties.credits.required,parentSchema:schema25.properties.agents.additionalProperties.properties.credits,data:data13};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(data13.high === undefined){
const err44 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/agents/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "high"},schema:schema25.properties.agents.additionalProperties.properties.credits.required,parentSchema:schema25.properties.agents.additionalProperties.properties.credits,data:data13};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
for(const key9 in data13){
if(!(((key9 === "low") || (key9 === "typical")) || (key9 === "high"))){
const err45 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/agents/additionalProperties/properties/credits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema25.properties.agents.additionalProperties.properties.credits,data:data13};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data13.low !== undefined){
let data14 = data13.low;
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 100000 || isNaN(data14)){
const err46 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/agents/additionalProperties/properties/credits/properties/low/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema25.properties.agents.additionalProperties.properties.credits.properties.low,data:data14};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data14 < 0 || isNaN(data14)){
const err47 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/agents/additionalProperties/properties/credits/properties/low/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.agents.additionalProperties.properties.credits.properties.low,data:data14};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
else {
const err48 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/agents/additionalProperties/properties/credits/properties/low/type",keyword:"type",params:{type: "number"},schema:schema25.properties.agents.additionalProperties.properties.credits.properties.low.type,parentSchema:schema25.properties.agents.additionalProperties.properties.credits.properties.low,data:data14};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data13.typical !== undefined){
let data15 = data13.typical;
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 100000 || isNaN(data15)){
const err49 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/agents/additionalProperties/properties/credits/properties/typical/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema25.properties.agents.additionalProperties.properties.credits.properties.typical,data:data15};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err50 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/agents/additionalProperties/properties/credits/properties/typical/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.agents.additionalProperties.properties.credits.properties.typical,data:data15};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/agents/additionalProperties/properties/credits/properties/typical/type",keyword:"type",params:{type: "number"},schema:schema25.properties.agents.additionalProperties.properties.credits.properties.typical.type,parentSchema:schema25.properties.agents.additionalProperties.properties.credits.properties.typical,data:data15};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data13.high !== undefined){
let data16 = data13.high;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 100000 || isNaN(data16)){
const err52 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/agents/additionalProperties/properties/credits/properties/high/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema25.properties.agents.additionalProperties.properties.credits.properties.high,data:data16};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err53 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/agents/additionalProperties/properties/credits/properties/high/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.agents.additionalProperties.properties.credits.properties.high,data:data16};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/agents/additionalProperties/properties/credits/properties/high/type",keyword:"type",params:{type: "number"},schema:schema25.properties.agents.additionalProperties.properties.credits.properties.high.type,parentSchema:schema25.properties.agents.additionalProperties.properties.credits.properties.high,data:data16};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/agents/additionalProperties/properties/credits/type",keyword:"type",params:{type: "object"},schema:schema25.properties.agents.additionalProperties.properties.credits.type,parentSchema:schema25.properties.agents.additionalProperties.properties.credits,data:data13};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/agents/" + key7.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/agents/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema25.properties.agents.additionalProperties.type,parentSchema:schema25.properties.agents.additionalProperties,data:data11};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/agents",schemaPath:"#/properties/agents/type",keyword:"type",params:{type: "object"},schema:schema25.properties.agents.type,parentSchema:schema25.properties.agents,data:data10};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data.hooks !== undefined){
let data17 = data.hooks;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key10 in data17){
const _errs49 = errors;
if(typeof key10 !== "string"){
const err58 = {instancePath:instancePath+"/hooks",schemaPath:"#/properties/hooks/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema25.properties.hooks.propertyNames.type,parentSchema:schema25.properties.hooks.propertyNames,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!((((((((((key10 === "save") || (key10 === "create")) || (key10 === "delete")) || (key10 === "prompt")) || (key10 === "stop")) || (key10 === "tool")) || (key10 === "task")) || (key10 === "session")) || (key10 === "manual")) || (key10 === "other"))){
const err59 = {instancePath:instancePath+"/hooks",schemaPath:"#/properties/hooks/propertyNames/enum",keyword:"enum",params:{allowedValues: schema25.properties.hooks.propertyNames.enum},schema:schema25.properties.hooks.propertyNames.enum,parentSchema:schema25.properties.hooks.propertyNames,data:key10,propertyName:key10};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid10 = _errs49 === errors;
if(!valid10){
const err60 = {instancePath:instancePath+"/hooks",schemaPath:"#/properties/hooks/propertyNames",keyword:"propertyNames",params:{propertyName: key10},schema:schema25.properties.hooks.propertyNames,parentSchema:schema25.properties.hooks,data:data17};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
for(const key11 in data17){
let data18 = data17[key11];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key12 in data18){
if(!((key12 === "runs") || (key12 === "credits"))){
const err61 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/hooks/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema25.properties.hooks.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data18.runs !== undefined){
let data19 = data18.runs;
if((typeof data19 == "number") && (isFinite(data19))){
if(data19 > 10000 || isNaN(data19)){
const err62 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/hooks/additionalProperties/properties/runs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema25.properties.hooks.additionalProperties.properties.runs,data:data19};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data19 < 0 || isNaN(data19)){
const err63 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/hooks/additionalProperties/properties/runs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.hooks.additionalProperties.properties.runs,data:data19};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
else {
const err64 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/hooks/additionalProperties/properties/runs/type",keyword:"type",params:{type: "number"},schema:schema25.properties.hooks.additionalProperties.properties.runs.type,parentSchema:schema25.properties.hooks.additionalProperties.properties.runs,data:data19};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data18.credits !== undefined){
let data20 = data18.credits;
if(data20 && typeof data20 == "object" && !Array.isArray(data20)){
if(data20.low === undefined){
const err65 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "low"},schema:schema25.properties.hooks.additionalProperties.properties.credits.required,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits,data:data20};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data20.typical === undefined){
const err66 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "typical"},schema:schema25.properties.hooks.additionalProperties.properties.credits.required,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits,data:data20};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data20.high === undefined){
const err67 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "high"},schema:schema25.properties.hooks.additionalProperties.properties.credits.required,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits,data:data20};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
for(const key13 in data20){
if(!(((key13 === "low") || (key13 === "typical")) || (key13 === "high"))){
const err68 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits,data:data20};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data20.low !== undefined){
let data21 = data20.low;
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 > 100000 || isNaN(data21)){
const err69 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/properties/low/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits.properties.low,data:data21};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if(data21 < 0 || isNaN(data21)){
const err70 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/properties/low/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits.properties.low,data:data21};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
else {
const err71 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/properties/low/type",keyword:"type",params:{type: "number"},schema:schema25.properties.hooks.additionalProperties.properties.credits.properties.low.type,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits.properties.low,data:data21};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data20.typical !== undefined){
let data22 = data20.typical;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 100000 || isNaN(data22)){
const err72 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/properties/typical/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits.properties.typical,data:data22};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if(data22 < 0 || isNaN(data22)){
const err73 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/properties/typical/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits.properties.typical,data:data22};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
else {
const err74 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/properties/typical/type",keyword:"type",params:{type: "number"},schema:schema25.properties.hooks.additionalProperties.properties.credits.properties.typical.type,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits.properties.typical,data:data22};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data20.high !== undefined){
let data23 = data20.high;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 100000 || isNaN(data23)){
const err75 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/properties/high/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits.properties.high,data:data23};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err76 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/properties/high/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits.properties.high,data:data23};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/properties/high/type",keyword:"type",params:{type: "number"},schema:schema25.properties.hooks.additionalProperties.properties.credits.properties.high.type,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits.properties.high,data:data23};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
}
else {
const err78 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/hooks/additionalProperties/properties/credits/type",keyword:"type",params:{type: "object"},schema:schema25.properties.hooks.additionalProperties.properties.credits.type,parentSchema:schema25.properties.hooks.additionalProperties.properties.credits,data:data20};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath:instancePath+"/hooks/" + key11.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/hooks/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema25.properties.hooks.additionalProperties.type,parentSchema:schema25.properties.hooks.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/hooks",schemaPath:"#/properties/hooks/type",keyword:"type",params:{type: "object"},schema:schema25.properties.hooks.type,parentSchema:schema25.properties.hooks,data:data17};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data.models !== undefined){
let data24 = data.models;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key14 in data24){
const _errs68 = errors;
if(typeof key14 === "string"){
if(func2(key14) < 1){
const err81 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema25.properties.models.propertyNames,data:key14,propertyName:key14};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
else {
const err82 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema25.properties.models.propertyNames.type,parentSchema:schema25.properties.models.propertyNames,data:key14,propertyName:key14};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
var valid14 = _errs68 === errors;
if(!valid14){
const err83 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/propertyNames",keyword:"propertyNames",params:{propertyName: key14},schema:schema25.properties.models.propertyNames,parentSchema:schema25.properties.models,data:data24};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
for(const key15 in data24){
let data25 = data24[key15];
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 100 || isNaN(data25)){
const err84 = {instancePath:instancePath+"/models/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/models/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema25.properties.models.additionalProperties,data:data25};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data25 <= 0 || isNaN(data25)){
const err85 = {instancePath:instancePath+"/models/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/models/additionalProperties/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema25.properties.models.additionalProperties,data:data25};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
else {
const err86 = {instancePath:instancePath+"/models/" + key15.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/models/additionalProperties/type",keyword:"type",params:{type: "number"},schema:schema25.properties.models.additionalProperties.type,parentSchema:schema25.properties.models.additionalProperties,data:data25};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "object"},schema:schema25.properties.models.type,parentSchema:schema25.properties.models,data:data24};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data.longContext !== undefined){
let data26 = data.longContext;
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 1 || isNaN(data26)){
const err88 = {instancePath:instancePath+"/longContext",schemaPath:"#/properties/longContext/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema25.properties.longContext,data:data26};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data26 < 0 || isNaN(data26)){
const err89 = {instancePath:instancePath+"/longContext",schemaPath:"#/properties/longContext/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.longContext,data:data26};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
else {
const err90 = {instancePath:instancePath+"/longContext",schemaPath:"#/properties/longContext/type",keyword:"type",params:{type: "number"},schema:schema25.properties.longContext.type,parentSchema:schema25.properties.longContext,data:data26};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data.cliShare !== undefined){
let data27 = data.cliShare;
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 1 || isNaN(data27)){
const err91 = {instancePath:instancePath+"/cliShare",schemaPath:"#/properties/cliShare/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema25.properties.cliShare,data:data27};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
if(data27 < 0 || isNaN(data27)){
const err92 = {instancePath:instancePath+"/cliShare",schemaPath:"#/properties/cliShare/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.cliShare,data:data27};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
else {
const err93 = {instancePath:instancePath+"/cliShare",schemaPath:"#/properties/cliShare/type",keyword:"type",params:{type: "number"},schema:schema25.properties.cliShare.type,parentSchema:schema25.properties.cliShare,data:data27};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data.roots !== undefined){
let data28 = data.roots;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
for(const key16 in data28){
const _errs79 = errors;
if(typeof key16 === "string"){
if(func2(key16) < 1){
const err94 = {instancePath:instancePath+"/roots",schemaPath:"#/properties/roots/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema25.properties.roots.propertyNames,data:key16,propertyName:key16};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/roots",schemaPath:"#/properties/roots/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema25.properties.roots.propertyNames.type,parentSchema:schema25.properties.roots.propertyNames,data:key16,propertyName:key16};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
var valid16 = _errs79 === errors;
if(!valid16){
const err96 = {instancePath:instancePath+"/roots",schemaPath:"#/properties/roots/propertyNames",keyword:"propertyNames",params:{propertyName: key16},schema:schema25.properties.roots.propertyNames,parentSchema:schema25.properties.roots,data:data28};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
for(const key17 in data28){
let data29 = data28[key17];
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 1 || isNaN(data29)){
const err97 = {instancePath:instancePath+"/roots/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roots/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema25.properties.roots.additionalProperties,data:data29};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data29 < 0 || isNaN(data29)){
const err98 = {instancePath:instancePath+"/roots/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roots/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.roots.additionalProperties,data:data29};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
else {
const err99 = {instancePath:instancePath+"/roots/" + key17.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/roots/additionalProperties/type",keyword:"type",params:{type: "number"},schema:schema25.properties.roots.additionalProperties.type,parentSchema:schema25.properties.roots.additionalProperties,data:data29};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
else {
const err100 = {instancePath:instancePath+"/roots",schemaPath:"#/properties/roots/type",keyword:"type",params:{type: "object"},schema:schema25.properties.roots.type,parentSchema:schema25.properties.roots,data:data28};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
}
else {
const err101 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
validate63.errors = vErrors;
return errors === 0;
}
validate63.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema26 = {"description":"Whether violations block, and from which day.","type":"object","properties":{"mode":{"type":"string","enum":["block","observe"],"description":"block fails the job, observe only reports."},"from":{"description":"With block: the first day that blocks, YYYY-MM-DD, UTC; before it, observe.","type":"string","format":"date","pattern":"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"}},"required":["mode"],"additionalProperties":false};

function validate65(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate65.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.mode === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mode"},schema:schema26.required,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((key0 === "mode") || (key0 === "from"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.mode !== undefined){
let data0 = data.mode;
if(typeof data0 !== "string"){
const err2 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},schema:schema26.properties.mode.type,parentSchema:schema26.properties.mode,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!((data0 === "block") || (data0 === "observe"))){
const err3 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema26.properties.mode.enum},schema:schema26.properties.mode.enum,parentSchema:schema26.properties.mode,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.from !== undefined){
let data1 = data.from;
if(typeof data1 === "string"){
if(!pattern6.test(data1)){
const err4 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/pattern",keyword:"pattern",params:{pattern: "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"},schema:"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$",parentSchema:schema26.properties.from,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type: "string"},schema:schema26.properties.from.type,parentSchema:schema26.properties.from,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
}
else {
const err6 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema26.type,parentSchema:schema26,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
validate65.errors = vErrors;
return errors === 0;
}
validate65.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema27 = {"description":"Severities by rule; off switches a rule off.","type":"object","propertyNames":{"type":"string","enum":["syntax","schema","duplicate-key","unknown-profile","misspelled-model","retired-model","model-not-entitled","model-not-allowed","multiplier-over-cap","budget-missing","budget-over-policy","cost-increase","cost-total","cost-unknown","policy-invalid","symlinked-config","unknown-model","misplaced-key","over-plan","save-triggered-hook","contradicting-surfaces","fast-not-cheaper","budget-inconsistent","budget-loosened","effort-raised","policy-loosened","policy-unpinned","workflow-changed","exception-expired","experimental-model","unused-profile","unrouted-task","contract-not-applied","exception-expiring","exception-unused","catalogue-old"]},"additionalProperties":{"type":"string","enum":["error","warning","notice","off"]}};

function validate67(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate67.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
const _errs1 = errors;
if(typeof key0 !== "string"){
const err0 = {instancePath,schemaPath:"#/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema27.propertyNames.type,parentSchema:schema27.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!((((((((((((((((((((((((((((((((((((key0 === "syntax") || (key0 === "schema")) || (key0 === "duplicate-key")) || (key0 === "unknown-profile")) || (key0 === "misspelled-model")) || (key0 === "retired-model")) || (key0 === "model-not-entitled")) || (key0 === "model-not-allowed")) || (key0 === "multiplier-over-cap")) || (key0 === "budget-missing")) || (key0 === "budget-over-policy")) || (key0 === "cost-increase")) || (key0 === "cost-total")) || (key0 === "cost-unknown")) || (key0 === "policy-invalid")) || (key0 === "symlinked-config")) || (key0 === "unknown-model")) || (key0 === "misplaced-key")) || (key0 === "over-plan")) || (key0 === "save-triggered-hook")) || (key0 === "contradicting-surfaces")) || (key0 === "fast-not-cheaper")) || (key0 === "budget-inconsistent")) || (key0 === "budget-loosened")) || (key0 === "effort-raised")) || (key0 === "policy-loosened")) || (key0 === "policy-unpinned")) || (key0 === "workflow-changed")) || (key0 === "exception-expired")) || (key0 === "experimental-model")) || (key0 === "unused-profile")) || (key0 === "unrouted-task")) || (key0 === "contract-not-applied")) || (key0 === "exception-expiring")) || (key0 === "exception-unused")) || (key0 === "catalogue-old"))){
const err1 = {instancePath,schemaPath:"#/propertyNames/enum",keyword:"enum",params:{allowedValues: schema27.propertyNames.enum},schema:schema27.propertyNames.enum,parentSchema:schema27.propertyNames,data:key0,propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var valid0 = _errs1 === errors;
if(!valid0){
const err2 = {instancePath,schemaPath:"#/propertyNames",keyword:"propertyNames",params:{propertyName: key0},schema:schema27.propertyNames,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
for(const key1 in data){
let data0 = data[key1];
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema27.additionalProperties.type,parentSchema:schema27.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!((((data0 === "error") || (data0 === "warning")) || (data0 === "notice")) || (data0 === "off"))){
const err4 = {instancePath:instancePath+"/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema27.additionalProperties.enum},schema:schema27.additionalProperties.enum,parentSchema:schema27.additionalProperties,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
validate67.errors = vErrors;
return errors === 0;
}
validate67.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema28 = {"description":"Prices and models that replace or add to the built-in catalogue; `models --import` writes it.","type":"object","properties":{"asOf":{"description":"The day for which these prices are true, YYYY-MM-DD; it replaces the date of the built-in catalogue when it is later.","type":"string","format":"date","pattern":"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"},"models":{"description":"Models by id.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"object","properties":{"multiplier":{"description":"Credits per credit that auto would use; above 0.","type":"number","exclusiveMinimum":0,"maximum":1000},"context":{"description":"Context window, tokens.","type":"integer","minimum":1,"maximum":9007199254740991},"plans":{"description":"Plans that offer it.","type":"array","items":{"type":"string","enum":["free","pro","pro+","pro-max","power"]}},"status":{"description":"What Kiro calls it.","type":"string","enum":["experimental","preview","available","retired"]}},"additionalProperties":false,"description":"What is stated here replaces the built-in entry, or adds a model."}}},"additionalProperties":false};

function validate69(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate69.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!((key0 === "asOf") || (key0 === "models"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.asOf !== undefined){
let data0 = data.asOf;
if(typeof data0 === "string"){
if(!pattern6.test(data0)){
const err1 = {instancePath:instancePath+"/asOf",schemaPath:"#/properties/asOf/pattern",keyword:"pattern",params:{pattern: "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"},schema:"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$",parentSchema:schema28.properties.asOf,data:data0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
else {
const err2 = {instancePath:instancePath+"/asOf",schemaPath:"#/properties/asOf/type",keyword:"type",params:{type: "string"},schema:schema28.properties.asOf.type,parentSchema:schema28.properties.asOf,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.models !== undefined){
let data1 = data.models;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key1 in data1){
const _errs6 = errors;
if(typeof key1 === "string"){
if(func2(key1) < 1){
const err3 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema28.properties.models.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema28.properties.models.propertyNames.type,parentSchema:schema28.properties.models.propertyNames,data:key1,propertyName:key1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var valid1 = _errs6 === errors;
if(!valid1){
const err5 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/propertyNames",keyword:"propertyNames",params:{propertyName: key1},schema:schema28.properties.models.propertyNames,parentSchema:schema28.properties.models,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
for(const key2 in data1){
let data2 = data1[key2];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
for(const key3 in data2){
if(!((((key3 === "multiplier") || (key3 === "context")) || (key3 === "plans")) || (key3 === "status"))){
const err6 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/models/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema28.properties.models.additionalProperties,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2.multiplier !== undefined){
let data3 = data2.multiplier;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1000 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/multiplier",schemaPath:"#/properties/models/additionalProperties/properties/multiplier/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema28.properties.models.additionalProperties.properties.multiplier,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 <= 0 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/multiplier",schemaPath:"#/properties/models/additionalProperties/properties/multiplier/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema28.properties.models.additionalProperties.properties.multiplier,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/multiplier",schemaPath:"#/properties/models/additionalProperties/properties/multiplier/type",keyword:"type",params:{type: "number"},schema:schema28.properties.models.additionalProperties.properties.multiplier.type,parentSchema:schema28.properties.models.additionalProperties.properties.multiplier,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data2.context !== undefined){
let data4 = data2.context;
if(!(((typeof data4 == "number") && (!(data4 % 1) && !isNaN(data4))) && (isFinite(data4)))){
const err10 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/context",schemaPath:"#/properties/models/additionalProperties/properties/context/type",keyword:"type",params:{type: "integer"},schema:schema28.properties.models.additionalProperties.properties.context.type,parentSchema:schema28.properties.models.additionalProperties.properties.context,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if((typeof data4 == "number") && (isFinite(data4))){
if(data4 > 9007199254740991 || isNaN(data4)){
const err11 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/context",schemaPath:"#/properties/models/additionalProperties/properties/context/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},schema:9007199254740991,parentSchema:schema28.properties.models.additionalProperties.properties.context,data:data4};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data4 < 1 || isNaN(data4)){
const err12 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/context",schemaPath:"#/properties/models/additionalProperties/properties/context/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema28.properties.models.additionalProperties.properties.context,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
if(data2.plans !== undefined){
let data5 = data2.plans;
if(Array.isArray(data5)){
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/plans/" + i0,schemaPath:"#/properties/models/additionalProperties/properties/plans/items/type",keyword:"type",params:{type: "string"},schema:schema28.properties.models.additionalProperties.properties.plans.items.type,parentSchema:schema28.properties.models.additionalProperties.properties.plans.items,data:data6};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!(((((data6 === "free") || (data6 === "pro")) || (data6 === "pro+")) || (data6 === "pro-max")) || (data6 === "power"))){
const err14 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/plans/" + i0,schemaPath:"#/properties/models/additionalProperties/properties/plans/items/enum",keyword:"enum",params:{allowedValues: schema28.properties.models.additionalProperties.properties.plans.items.enum},schema:schema28.properties.models.additionalProperties.properties.plans.items.enum,parentSchema:schema28.properties.models.additionalProperties.properties.plans.items,data:data6};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/plans",schemaPath:"#/properties/models/additionalProperties/properties/plans/type",keyword:"type",params:{type: "array"},schema:schema28.properties.models.additionalProperties.properties.plans.type,parentSchema:schema28.properties.models.additionalProperties.properties.plans,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data2.status !== undefined){
let data7 = data2.status;
if(typeof data7 !== "string"){
const err16 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/status",schemaPath:"#/properties/models/additionalProperties/properties/status/type",keyword:"type",params:{type: "string"},schema:schema28.properties.models.additionalProperties.properties.status.type,parentSchema:schema28.properties.models.additionalProperties.properties.status,data:data7};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!((((data7 === "experimental") || (data7 === "preview")) || (data7 === "available")) || (data7 === "retired"))){
const err17 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1")+"/status",schemaPath:"#/properties/models/additionalProperties/properties/status/enum",keyword:"enum",params:{allowedValues: schema28.properties.models.additionalProperties.properties.status.enum},schema:schema28.properties.models.additionalProperties.properties.status.enum,parentSchema:schema28.properties.models.additionalProperties.properties.status,data:data7};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
else {
const err18 = {instancePath:instancePath+"/models/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/models/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema28.properties.models.additionalProperties.type,parentSchema:schema28.properties.models.additionalProperties,data:data2};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "object"},schema:schema28.properties.models.type,parentSchema:schema28.properties.models,data:data1};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema28.type,parentSchema:schema28,data};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}
validate69.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/policy.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate52.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},schema:schema19.required,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema19.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!((typeof data0 == "number") && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "number"},schema:schema19.properties.version.type,parentSchema:schema19.properties.version,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(1 !== data0){
const err3 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema19.properties.version,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.requires !== undefined){
let data1 = data.requires;
if(typeof data1 === "string"){
if(!pattern3.test(data1)){
const err4 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/pattern",keyword:"pattern",params:{pattern: "^>= ?\\d{1,6}(\\.\\d{1,6}){0,2}$"},schema:"^>= ?\\d{1,6}(\\.\\d{1,6}){0,2}$",parentSchema:schema19.properties.requires,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/type",keyword:"type",params:{type: "string"},schema:schema19.properties.requires.type,parentSchema:schema19.properties.requires,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.extends !== undefined){
let data2 = data.extends;
const _errs7 = errors;
let valid1 = false;
const _errs8 = errors;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err6 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,38}\\/(?!\\.\\.?\\/)[A-Za-z0-9._-]{1,100}(?:\\/(?!\\.\\.?(?:\\/|@))[A-Za-z0-9._ -]{1,100}){1,10}@(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$"},schema:"^[A-Za-z0-9][A-Za-z0-9-]{0,38}\\/(?!\\.\\.?\\/)[A-Za-z0-9._-]{1,100}(?:\\/(?!\\.\\.?(?:\\/|@))[A-Za-z0-9._ -]{1,100}){1,10}@(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$",parentSchema:schema19.properties.extends.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema19.properties.extends.anyOf[0].type,parentSchema:schema19.properties.extends.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs8 === errors;
valid1 = valid1 || _valid0;
const _errs10 = errors;
if(Array.isArray(data2)){
if(data2.length > 5){
const err8 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 5},schema:5,parentSchema:schema19.properties.extends.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 === "string"){
if(!pattern4.test(data3)){
const err9 = {instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/anyOf/1/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9-]{0,38}\\/(?!\\.\\.?\\/)[A-Za-z0-9._-]{1,100}(?:\\/(?!\\.\\.?(?:\\/|@))[A-Za-z0-9._ -]{1,100}){1,10}@(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$"},schema:"^[A-Za-z0-9][A-Za-z0-9-]{0,38}\\/(?!\\.\\.?\\/)[A-Za-z0-9._-]{1,100}(?:\\/(?!\\.\\.?(?:\\/|@))[A-Za-z0-9._ -]{1,100}){1,10}@(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$",parentSchema:schema19.properties.extends.anyOf[1].items,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema19.properties.extends.anyOf[1].items.type,parentSchema:schema19.properties.extends.anyOf[1].items,data:data3};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
}
else {
const err11 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema19.properties.extends.anyOf[1].type,parentSchema:schema19.properties.extends.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs10 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const err12 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf",keyword:"anyOf",params:{},schema:schema19.properties.extends.anyOf,parentSchema:schema19.properties.extends,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
}
}
if(data.delegates !== undefined){
let data4 = data.delegates;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 !== "string"){
const err13 = {instancePath:instancePath+"/delegates/" + i1,schemaPath:"#/properties/delegates/items/type",keyword:"type",params:{type: "string"},schema:schema19.properties.delegates.items.type,parentSchema:schema19.properties.delegates.items,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((((((((((((((((((((((((((((((((((((data5 === "syntax") || (data5 === "schema")) || (data5 === "duplicate-key")) || (data5 === "unknown-profile")) || (data5 === "misspelled-model")) || (data5 === "retired-model")) || (data5 === "model-not-entitled")) || (data5 === "model-not-allowed")) || (data5 === "multiplier-over-cap")) || (data5 === "budget-missing")) || (data5 === "budget-over-policy")) || (data5 === "cost-increase")) || (data5 === "cost-total")) || (data5 === "cost-unknown")) || (data5 === "policy-invalid")) || (data5 === "symlinked-config")) || (data5 === "unknown-model")) || (data5 === "misplaced-key")) || (data5 === "over-plan")) || (data5 === "save-triggered-hook")) || (data5 === "contradicting-surfaces")) || (data5 === "fast-not-cheaper")) || (data5 === "budget-inconsistent")) || (data5 === "budget-loosened")) || (data5 === "effort-raised")) || (data5 === "policy-loosened")) || (data5 === "policy-unpinned")) || (data5 === "workflow-changed")) || (data5 === "exception-expired")) || (data5 === "experimental-model")) || (data5 === "unused-profile")) || (data5 === "unrouted-task")) || (data5 === "contract-not-applied")) || (data5 === "exception-expiring")) || (data5 === "exception-unused")) || (data5 === "catalogue-old"))){
const err14 = {instancePath:instancePath+"/delegates/" + i1,schemaPath:"#/properties/delegates/items/enum",keyword:"enum",params:{allowedValues: schema19.properties.delegates.items.enum},schema:schema19.properties.delegates.items.enum,parentSchema:schema19.properties.delegates.items,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/delegates",schemaPath:"#/properties/delegates/type",keyword:"type",params:{type: "array"},schema:schema19.properties.delegates.type,parentSchema:schema19.properties.delegates,data:data4};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.publish !== undefined){
let data6 = data.publish;
if(typeof data6 !== "string"){
const err16 = {instancePath:instancePath+"/publish",schemaPath:"#/properties/publish/type",keyword:"type",params:{type: "string"},schema:schema19.properties.publish.type,parentSchema:schema19.properties.publish,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!((data6 === "private") || (data6 === "public"))){
const err17 = {instancePath:instancePath+"/publish",schemaPath:"#/properties/publish/enum",keyword:"enum",params:{allowedValues: schema19.properties.publish.enum},schema:schema19.properties.publish.enum,parentSchema:schema19.properties.publish,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.ignore !== undefined){
let data7 = data.ignore;
if(Array.isArray(data7)){
if(data7.length > 500){
const err18 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema19.properties.ignore,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
const len2 = data7.length;
for(let i2=0; i2<len2; i2++){
let data8 = data7[i2];
if(typeof data8 === "string"){
if(func2(data8) > 200){
const err19 = {instancePath:instancePath+"/ignore/" + i2,schemaPath:"#/properties/ignore/items/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema19.properties.ignore.items,data:data8};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(func2(data8) < 1){
const err20 = {instancePath:instancePath+"/ignore/" + i2,schemaPath:"#/properties/ignore/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema19.properties.ignore.items,data:data8};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
else {
const err21 = {instancePath:instancePath+"/ignore/" + i2,schemaPath:"#/properties/ignore/items/type",keyword:"type",params:{type: "string"},schema:schema19.properties.ignore.items.type,parentSchema:schema19.properties.ignore.items,data:data8};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
}
else {
const err22 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/type",keyword:"type",params:{type: "array"},schema:schema19.properties.ignore.type,parentSchema:schema19.properties.ignore,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.team !== undefined){
if(!(validate53(data.team, {instancePath:instancePath+"/team",parentData:data,parentDataProperty:"team",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.agents !== undefined){
if(!(validate55(data.agents, {instancePath:instancePath+"/agents",parentData:data,parentDataProperty:"agents",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate55.errors : vErrors.concat(validate55.errors);
errors = vErrors.length;
}
}
if(data.models !== undefined){
if(!(validate57(data.models, {instancePath:instancePath+"/models",parentData:data,parentDataProperty:"models",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate57.errors : vErrors.concat(validate57.errors);
errors = vErrors.length;
}
}
if(data.budget !== undefined){
if(!(validate59(data.budget, {instancePath:instancePath+"/budget",parentData:data,parentDataProperty:"budget",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.cost !== undefined){
if(!(validate61(data.cost, {instancePath:instancePath+"/cost",parentData:data,parentDataProperty:"cost",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate61.errors : vErrors.concat(validate61.errors);
errors = vErrors.length;
}
}
if(data.workload !== undefined){
if(!(validate63(data.workload, {instancePath:instancePath+"/workload",parentData:data,parentDataProperty:"workload",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate63.errors : vErrors.concat(validate63.errors);
errors = vErrors.length;
}
}
if(data.enforcement !== undefined){
if(!(validate65(data.enforcement, {instancePath:instancePath+"/enforcement",parentData:data,parentDataProperty:"enforcement",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate65.errors : vErrors.concat(validate65.errors);
errors = vErrors.length;
}
}
if(data.rules !== undefined){
if(!(validate67(data.rules, {instancePath:instancePath+"/rules",parentData:data,parentDataProperty:"rules",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate67.errors : vErrors.concat(validate67.errors);
errors = vErrors.length;
}
}
if(data.exceptions !== undefined){
let data17 = data.exceptions;
if(Array.isArray(data17)){
if(data17.length > 500){
const err23 = {instancePath:instancePath+"/exceptions",schemaPath:"#/properties/exceptions/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema19.properties.exceptions,data:data17};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
const len3 = data17.length;
for(let i3=0; i3<len3; i3++){
let data18 = data17[i3];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.rule === undefined){
const err24 = {instancePath:instancePath+"/exceptions/" + i3,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "rule"},schema:schema19.properties.exceptions.items.required,parentSchema:schema19.properties.exceptions.items,data:data18};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data18.reason === undefined){
const err25 = {instancePath:instancePath+"/exceptions/" + i3,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "reason"},schema:schema19.properties.exceptions.items.required,parentSchema:schema19.properties.exceptions.items,data:data18};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data18.owner === undefined){
const err26 = {instancePath:instancePath+"/exceptions/" + i3,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "owner"},schema:schema19.properties.exceptions.items.required,parentSchema:schema19.properties.exceptions.items,data:data18};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(data18.expires === undefined){
const err27 = {instancePath:instancePath+"/exceptions/" + i3,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "expires"},schema:schema19.properties.exceptions.items.required,parentSchema:schema19.properties.exceptions.items,data:data18};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
for(const key1 in data18){
if(!((((((key1 === "rule") || (key1 === "path")) || (key1 === "model")) || (key1 === "reason")) || (key1 === "owner")) || (key1 === "expires"))){
const err28 = {instancePath:instancePath+"/exceptions/" + i3,schemaPath:"#/properties/exceptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema19.properties.exceptions.items,data:data18};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data18.rule !== undefined){
let data19 = data18.rule;
if(typeof data19 !== "string"){
const err29 = {instancePath:instancePath+"/exceptions/" + i3+"/rule",schemaPath:"#/properties/exceptions/items/properties/rule/type",keyword:"type",params:{type: "string"},schema:schema19.properties.exceptions.items.properties.rule.type,parentSchema:schema19.properties.exceptions.items.properties.rule,data:data19};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!((((((((((((((((((((((((((((((((((((data19 === "syntax") || (data19 === "schema")) || (data19 === "duplicate-key")) || (data19 === "unknown-profile")) || (data19 === "misspelled-model")) || (data19 === "retired-model")) || (data19 === "model-not-entitled")) || (data19 === "model-not-allowed")) || (data19 === "multiplier-over-cap")) || (data19 === "budget-missing")) || (data19 === "budget-over-policy")) || (data19 === "cost-increase")) || (data19 === "cost-total")) || (data19 === "cost-unknown")) || (data19 === "policy-invalid")) || (data19 === "symlinked-config")) || (data19 === "unknown-model")) || (data19 === "misplaced-key")) || (data19 === "over-plan")) || (data19 === "save-triggered-hook")) || (data19 === "contradicting-surfaces")) || (data19 === "fast-not-cheaper")) || (data19 === "budget-inconsistent")) || (data19 === "budget-loosened")) || (data19 === "effort-raised")) || (data19 === "policy-loosened")) || (data19 === "policy-unpinned")) || (data19 === "workflow-changed")) || (data19 === "exception-expired")) || (data19 === "experimental-model")) || (data19 === "unused-profile")) || (data19 === "unrouted-task")) || (data19 === "contract-not-applied")) || (data19 === "exception-expiring")) || (data19 === "exception-unused")) || (data19 === "catalogue-old"))){
const err30 = {instancePath:instancePath+"/exceptions/" + i3+"/rule",schemaPath:"#/properties/exceptions/items/properties/rule/enum",keyword:"enum",params:{allowedValues: schema19.properties.exceptions.items.properties.rule.enum},schema:schema19.properties.exceptions.items.properties.rule.enum,parentSchema:schema19.properties.exceptions.items.properties.rule,data:data19};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data18.path !== undefined){
let data20 = data18.path;
if(typeof data20 === "string"){
if(func2(data20) > 200){
const err31 = {instancePath:instancePath+"/exceptions/" + i3+"/path",schemaPath:"#/properties/exceptions/items/properties/path/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema19.properties.exceptions.items.properties.path,data:data20};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if(func2(data20) < 1){
const err32 = {instancePath:instancePath+"/exceptions/" + i3+"/path",schemaPath:"#/properties/exceptions/items/properties/path/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema19.properties.exceptions.items.properties.path,data:data20};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/exceptions/" + i3+"/path",schemaPath:"#/properties/exceptions/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema19.properties.exceptions.items.properties.path.type,parentSchema:schema19.properties.exceptions.items.properties.path,data:data20};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data18.model !== undefined){
let data21 = data18.model;
if(typeof data21 === "string"){
if(func2(data21) > 200){
const err34 = {instancePath:instancePath+"/exceptions/" + i3+"/model",schemaPath:"#/properties/exceptions/items/properties/model/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema19.properties.exceptions.items.properties.model,data:data21};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(func2(data21) < 1){
const err35 = {instancePath:instancePath+"/exceptions/" + i3+"/model",schemaPath:"#/properties/exceptions/items/properties/model/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema19.properties.exceptions.items.properties.model,data:data21};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/exceptions/" + i3+"/model",schemaPath:"#/properties/exceptions/items/properties/model/type",keyword:"type",params:{type: "string"},schema:schema19.properties.exceptions.items.properties.model.type,parentSchema:schema19.properties.exceptions.items.properties.model,data:data21};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data18.reason !== undefined){
let data22 = data18.reason;
if(typeof data22 === "string"){
if(func2(data22) > 500){
const err37 = {instancePath:instancePath+"/exceptions/" + i3+"/reason",schemaPath:"#/properties/exceptions/items/properties/reason/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema19.properties.exceptions.items.properties.reason,data:data22};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(func2(data22) < 1){
const err38 = {instancePath:instancePath+"/exceptions/" + i3+"/reason",schemaPath:"#/properties/exceptions/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema19.properties.exceptions.items.properties.reason,data:data22};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
else {
const err39 = {instancePath:instancePath+"/exceptions/" + i3+"/reason",schemaPath:"#/properties/exceptions/items/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema19.properties.exceptions.items.properties.reason.type,parentSchema:schema19.properties.exceptions.items.properties.reason,data:data22};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data18.owner !== undefined){
let data23 = data18.owner;
if(typeof data23 === "string"){
if(func2(data23) > 100){
const err40 = {instancePath:instancePath+"/exceptions/" + i3+"/owner",schemaPath:"#/properties/exceptions/items/properties/owner/maxLength",keyword:"maxLength",params:{limit: 100},schema:100,parentSchema:schema19.properties.exceptions.items.properties.owner,data:data23};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(func2(data23) < 1){
const err41 = {instancePath:instancePath+"/exceptions/" + i3+"/owner",schemaPath:"#/properties/exceptions/items/properties/owner/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema19.properties.exceptions.items.properties.owner,data:data23};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/exceptions/" + i3+"/owner",schemaPath:"#/properties/exceptions/items/properties/owner/type",keyword:"type",params:{type: "string"},schema:schema19.properties.exceptions.items.properties.owner.type,parentSchema:schema19.properties.exceptions.items.properties.owner,data:data23};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data18.expires !== undefined){
let data24 = data18.expires;
if(typeof data24 === "string"){
if(!pattern6.test(data24)){
const err43 = {instancePath:instancePath+"/exceptions/" + i3+"/expires",schemaPath:"#/properties/exceptions/items/properties/expires/pattern",keyword:"pattern",params:{pattern: "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"},schema:"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$",parentSchema:schema19.properties.exceptions.items.properties.expires,data:data24};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/exceptions/" + i3+"/expires",schemaPath:"#/properties/exceptions/items/properties/expires/type",keyword:"type",params:{type: "string"},schema:schema19.properties.exceptions.items.properties.expires.type,parentSchema:schema19.properties.exceptions.items.properties.expires,data:data24};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/exceptions/" + i3,schemaPath:"#/properties/exceptions/items/type",keyword:"type",params:{type: "object"},schema:schema19.properties.exceptions.items.type,parentSchema:schema19.properties.exceptions.items,data:data18};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/exceptions",schemaPath:"#/properties/exceptions/type",keyword:"type",params:{type: "array"},schema:schema19.properties.exceptions.type,parentSchema:schema19.properties.exceptions,data:data17};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.catalogue !== undefined){
if(!(validate69(data.catalogue, {instancePath:instancePath+"/catalogue",parentData:data,parentDataProperty:"catalogue",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
else {
const err47 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
