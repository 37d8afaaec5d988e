// Generated from schemas/policy.schema.json by `npm run generate`. Do not edit.
"use strict";
module.exports = validate20;
module.exports.default = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/policy.schema.json","title":"Kiro Governance policy","type":"object","properties":{"version":{"type":"number","const":1,"description":"The version of this format."},"requires":{"description":"The version of Kiro Governance that the policy needs, such as \">=1.0\".","type":"string","pattern":"^[\\^~>=< 0-9.|x*-]+$"},"extends":{"description":"Parent policies, owner/repo/path@ref.","anyOf":[{"type":"string","minLength":1},{"maxItems":5,"type":"array","items":{"type":"string","minLength":1}}]},"ignore":{"description":"Path globs of files that are not judged, such as test fixtures.","type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"team":{"type":"object","properties":{"developers":{"description":"People who work in this repository; with it, credits are for the team, without it for one developer.","type":"integer","minimum":1,"maximum":1000000},"seats":{"description":"Seats by plan.","type":"object","propertyNames":{"type":"string","enum":["free","pro","pro+","pro-max","power"]},"additionalProperties":{"type":"integer","minimum":0,"maximum":1000000}},"login":{"description":"How the team signs in.","minItems":1,"type":"array","items":{"type":"string","enum":["builder-id","google","github","iam-identity-center"]}},"region":{"description":"Regions of the team’s Kiro profiles.","minItems":1,"type":"array","items":{"type":"string","minLength":1}},"billing":{"description":"Who pays: the company through AWS, or each person.","type":"string","enum":["enterprise","individual"]},"overage":{"description":"Whether use beyond the plan is switched on.","type":"boolean"},"workdays":{"description":"Working days a month; 21 if not stated.","type":"integer","minimum":1,"maximum":31},"approvedModels":{"description":"The approved list of the Kiro console, if the team has one.","type":"array","items":{"type":"string","minLength":1}}},"additionalProperties":false,"description":"Facts about the team."},"models":{"type":"object","properties":{"allow":{"description":"Globs of allowed models; without it every model is allowed.","type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"maxMultiplier":{"description":"The dearest allowed multiplier.","type":"number","minimum":0,"maximum":100},"deny":{"description":"Globs of denied models; deny always wins.","type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"tasks":{"description":"Per kind of work: allow adds to the general list, maxMultiplier replaces the general one.","type":"object","propertyNames":{"type":"string","enum":["specGeneration","taskExecution","codeReview","interactiveChat","hookActions","codeExplanation","documentationUpdate"]},"additionalProperties":{"type":"object","properties":{"allow":{"description":"Globs of models allowed for this kind of work, in addition to the general list.","type":"array","items":{"type":"string","minLength":1,"maxLength":200}},"maxMultiplier":{"description":"The dearest multiplier for this kind of work, in place of the general one.","type":"number","minimum":0,"maximum":100}},"additionalProperties":false,"description":"Rules for one kind of work."}}},"additionalProperties":false,"description":"Which models may do which work."},"budget":{"description":"What budgets a contract must have.","type":"object","properties":{"required":{"description":"Budgets that a contract must have.","type":"array","items":{"type":"string","enum":["daily","monthly"]}},"minimumAction":{"description":"The weakest allowed action of a budget.","type":"string","enum":["notify","restrict","pause"]},"team":{"description":"What the budgets of all developers together may allow.","type":"object","properties":{"credits":{"description":"Credits of all developers together.","type":"object","properties":{"daily":{"description":"Credits a day.","type":"number","minimum":0},"monthly":{"description":"Credits a month.","type":"number","minimum":0}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false},"cost":{"description":"What a change may cost.","type":"object","properties":{"warn":{"type":"object","properties":{"increase":{"description":"The largest rise that one change may bring, in credits/month or percent.","type":"object","properties":{"credits":{"type":"number","minimum":0},"percent":{"type":"number","minimum":0}},"additionalProperties":false},"total":{"description":"The largest total after the change, in credits/month.","type":"object","properties":{"credits":{"type":"number","minimum":0}},"additionalProperties":false}},"additionalProperties":false},"fail":{"type":"object","properties":{"increase":{"description":"The largest rise that one change may bring, in credits/month or percent.","type":"object","properties":{"credits":{"type":"number","minimum":0},"percent":{"type":"number","minimum":0}},"additionalProperties":false},"total":{"description":"The largest total after the change, in credits/month.","type":"object","properties":{"credits":{"type":"number","minimum":0}},"additionalProperties":false}},"additionalProperties":false}},"additionalProperties":false},"workload":{"type":"object","properties":{"tasks":{"description":"Overrides of the default workload by kind of work.","type":"object","propertyNames":{"type":"string","enum":["specGeneration","taskExecution","codeReview","interactiveChat","hookActions","codeExplanation","documentationUpdate"]},"additionalProperties":{"type":"object","properties":{"runs":{"type":"number","minimum":0,"maximum":10000,"description":"Runs per developer and working day."},"credits":{"type":"object","properties":{"low":{"type":"number","minimum":0,"maximum":100000},"typical":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000}},"required":["low","typical","high"],"additionalProperties":false,"description":"Credits per run at a multiplier of 1.0."}},"additionalProperties":false}},"agents":{"description":"Runs of agents; an agent without runs has a ratio, but no credits.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"object","properties":{"runs":{"type":"number","minimum":0,"maximum":10000,"description":"Runs per developer and working day."},"credits":{"type":"object","properties":{"low":{"type":"number","minimum":0,"maximum":100000},"typical":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000}},"required":["low","typical","high"],"additionalProperties":false,"description":"Credits per run at a multiplier of 1.0."}},"required":["runs"],"additionalProperties":false}},"hooks":{"description":"Overrides of the default workload of hooks by trigger.","type":"object","propertyNames":{"type":"string","enum":["save","create","delete","prompt","stop","tool","task","session","manual","other"]},"additionalProperties":{"type":"object","properties":{"runs":{"type":"number","minimum":0,"maximum":10000,"description":"Runs per developer and working day."},"credits":{"type":"object","properties":{"low":{"type":"number","minimum":0,"maximum":100000},"typical":{"type":"number","minimum":0,"maximum":100000},"high":{"type":"number","minimum":0,"maximum":100000}},"required":["low","typical","high"],"additionalProperties":false,"description":"Credits per run at a multiplier of 1.0."}},"additionalProperties":false}},"cliShare":{"description":"The part of interactiveChat that happens in Kiro CLI, 0 to 1.","type":"number","minimum":0,"maximum":1},"roots":{"description":"The part of the work that happens under a nested .kiro root, 0 to 1.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"number","minimum":0,"maximum":1}}},"additionalProperties":false,"description":"How much work there is; see docs/cost-model.md."},"enforcement":{"description":"Whether violations block, and from which day.","type":"object","properties":{"mode":{"type":"string","enum":["block","observe"],"description":"block fails the job, observe only reports."},"from":{"description":"The day from which the mode holds, YYYY-MM-DD, UTC.","type":"string","format":"date","pattern":"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"}},"required":["mode"],"additionalProperties":false},"rules":{"description":"Severities by rule; off switches a rule off.","type":"object","propertyNames":{"type":"string","enum":["syntax","schema","duplicate-key","unknown-profile","misspelled-model","retired-model","model-not-entitled","model-not-allowed","multiplier-over-cap","budget-missing","cost-increase","cost-total","cost-unknown","symlinked-config","unknown-model","misplaced-key","over-plan","save-triggered-hook","contradicting-surfaces","fast-not-cheaper","budget-inconsistent","effort-raised","experimental-model","unused-profile","unrouted-task","contract-not-applied","catalogue-old"]},"additionalProperties":{"type":"string","enum":["error","warning","notice","off"]}},"exceptions":{"description":"Dated permissions to break a rule.","maxItems":500,"type":"array","items":{"type":"object","properties":{"rule":{"type":"string","minLength":1},"path":{"type":"string","minLength":1},"model":{"type":"string","minLength":1},"reason":{"type":"string","minLength":1},"owner":{"type":"string","minLength":1},"expires":{"type":"string","format":"date","pattern":"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$","description":"A day, YYYY-MM-DD, UTC."}},"required":["rule","reason","owner","expires"],"additionalProperties":false}},"catalogue":{"description":"Prices and models that replace or add to the built-in catalogue; `models --import` writes it.","type":"object","properties":{"asOf":{"description":"The day for which these prices are true, YYYY-MM-DD; it replaces the date of the built-in catalogue when it is later.","type":"string","format":"date","pattern":"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"},"models":{"description":"Models by id.","type":"object","propertyNames":{"type":"string","minLength":1},"additionalProperties":{"type":"object","properties":{"multiplier":{"description":"Credits per credit that auto would use; above 0.","type":"number","exclusiveMinimum":0,"maximum":1000},"context":{"description":"Context window, tokens.","type":"integer","minimum":1,"maximum":9007199254740991},"plans":{"description":"Plans that offer it.","type":"array","items":{"type":"string","enum":["free","pro","pro+","pro-max","power"]}},"status":{"description":"What Kiro calls it.","type":"string","enum":["experimental","preview","available","retired"]}},"additionalProperties":false,"description":"What is stated here replaces the built-in entry, or adds a model."}}},"additionalProperties":false}},"required":["version"],"additionalProperties":false,"description":"The policy of a repository or organisation for Kiro models, budgets and cost."};
const func1 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern4 = new RegExp("^[\\^~>=< 0-9.|x*-]+$", "u");
const pattern5 = new RegExp("^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/policy.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},schema:schema31.required,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema31,data};
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
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "number"},schema:schema31.properties.version.type,parentSchema:schema31.properties.version,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(1 !== data0){
const err3 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/const",keyword:"const",params:{allowedValue: 1},schema:1,parentSchema:schema31.properties.version,data:data0};
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
if(!pattern4.test(data1)){
const err4 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/pattern",keyword:"pattern",params:{pattern: "^[\\^~>=< 0-9.|x*-]+$"},schema:"^[\\^~>=< 0-9.|x*-]+$",parentSchema:schema31.properties.requires,data:data1};
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
const err5 = {instancePath:instancePath+"/requires",schemaPath:"#/properties/requires/type",keyword:"type",params:{type: "string"},schema:schema31.properties.requires.type,parentSchema:schema31.properties.requires,data:data1};
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
if(func2(data2) < 1){
const err6 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/0/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.extends.anyOf[0],data:data2};
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
const err7 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/0/type",keyword:"type",params:{type: "string"},schema:schema31.properties.extends.anyOf[0].type,parentSchema:schema31.properties.extends.anyOf[0],data:data2};
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
const err8 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 5},schema:5,parentSchema:schema31.properties.extends.anyOf[1],data:data2};
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
if(func2(data3) < 1){
const err9 = {instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/anyOf/1/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.extends.anyOf[1].items,data:data3};
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
const err10 = {instancePath:instancePath+"/extends/" + i0,schemaPath:"#/properties/extends/anyOf/1/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.extends.anyOf[1].items.type,parentSchema:schema31.properties.extends.anyOf[1].items,data:data3};
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
const err11 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf/1/type",keyword:"type",params:{type: "array"},schema:schema31.properties.extends.anyOf[1].type,parentSchema:schema31.properties.extends.anyOf[1],data:data2};
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
const err12 = {instancePath:instancePath+"/extends",schemaPath:"#/properties/extends/anyOf",keyword:"anyOf",params:{},schema:schema31.properties.extends.anyOf,parentSchema:schema31.properties.extends,data:data2};
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
if(data.ignore !== undefined){
let data4 = data.ignore;
if(Array.isArray(data4)){
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
if(typeof data5 === "string"){
if(func2(data5) > 200){
const err13 = {instancePath:instancePath+"/ignore/" + i1,schemaPath:"#/properties/ignore/items/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema31.properties.ignore.items,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(func2(data5) < 1){
const err14 = {instancePath:instancePath+"/ignore/" + i1,schemaPath:"#/properties/ignore/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.ignore.items,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/ignore/" + i1,schemaPath:"#/properties/ignore/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.ignore.items.type,parentSchema:schema31.properties.ignore.items,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
else {
const err16 = {instancePath:instancePath+"/ignore",schemaPath:"#/properties/ignore/type",keyword:"type",params:{type: "array"},schema:schema31.properties.ignore.type,parentSchema:schema31.properties.ignore,data:data4};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.team !== undefined){
let data6 = data.team;
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
if(!((((((((key1 === "developers") || (key1 === "seats")) || (key1 === "login")) || (key1 === "region")) || (key1 === "billing")) || (key1 === "overage")) || (key1 === "workdays")) || (key1 === "approvedModels"))){
const err17 = {instancePath:instancePath+"/team",schemaPath:"#/properties/team/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema31.properties.team,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data6.developers !== undefined){
let data7 = data6.developers;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err18 = {instancePath:instancePath+"/team/developers",schemaPath:"#/properties/team/properties/developers/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.team.properties.developers.type,parentSchema:schema31.properties.team.properties.developers,data:data7};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 1000000 || isNaN(data7)){
const err19 = {instancePath:instancePath+"/team/developers",schemaPath:"#/properties/team/properties/developers/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},schema:1000000,parentSchema:schema31.properties.team.properties.developers,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(data7 < 1 || isNaN(data7)){
const err20 = {instancePath:instancePath+"/team/developers",schemaPath:"#/properties/team/properties/developers/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.team.properties.developers,data:data7};
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
if(data6.seats !== undefined){
let data8 = data6.seats;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key2 in data8){
const _errs25 = errors;
if(typeof key2 !== "string"){
const err21 = {instancePath:instancePath+"/team/seats",schemaPath:"#/properties/team/properties/seats/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.team.properties.seats.propertyNames.type,parentSchema:schema31.properties.team.properties.seats.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!(((((key2 === "free") || (key2 === "pro")) || (key2 === "pro+")) || (key2 === "pro-max")) || (key2 === "power"))){
const err22 = {instancePath:instancePath+"/team/seats",schemaPath:"#/properties/team/properties/seats/propertyNames/enum",keyword:"enum",params:{allowedValues: schema31.properties.team.properties.seats.propertyNames.enum},schema:schema31.properties.team.properties.seats.propertyNames.enum,parentSchema:schema31.properties.team.properties.seats.propertyNames,data:key2,propertyName:key2};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var valid7 = _errs25 === errors;
if(!valid7){
const err23 = {instancePath:instancePath+"/team/seats",schemaPath:"#/properties/team/properties/seats/propertyNames",keyword:"propertyNames",params:{propertyName: key2},schema:schema31.properties.team.properties.seats.propertyNames,parentSchema:schema31.properties.team.properties.seats,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
for(const key3 in data8){
let data9 = data8[key3];
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err24 = {instancePath:instancePath+"/team/seats/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/team/properties/seats/additionalProperties/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.team.properties.seats.additionalProperties.type,parentSchema:schema31.properties.team.properties.seats.additionalProperties,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1000000 || isNaN(data9)){
const err25 = {instancePath:instancePath+"/team/seats/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/team/properties/seats/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},schema:1000000,parentSchema:schema31.properties.team.properties.seats.additionalProperties,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data9 < 0 || isNaN(data9)){
const err26 = {instancePath:instancePath+"/team/seats/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/team/properties/seats/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.team.properties.seats.additionalProperties,data:data9};
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
}
else {
const err27 = {instancePath:instancePath+"/team/seats",schemaPath:"#/properties/team/properties/seats/type",keyword:"type",params:{type: "object"},schema:schema31.properties.team.properties.seats.type,parentSchema:schema31.properties.team.properties.seats,data:data8};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data6.login !== undefined){
let data10 = data6.login;
if(Array.isArray(data10)){
if(data10.length < 1){
const err28 = {instancePath:instancePath+"/team/login",schemaPath:"#/properties/team/properties/login/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.team.properties.login,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
const len2 = data10.length;
for(let i2=0; i2<len2; i2++){
let data11 = data10[i2];
if(typeof data11 !== "string"){
const err29 = {instancePath:instancePath+"/team/login/" + i2,schemaPath:"#/properties/team/properties/login/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.team.properties.login.items.type,parentSchema:schema31.properties.team.properties.login.items,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!((((data11 === "builder-id") || (data11 === "google")) || (data11 === "github")) || (data11 === "iam-identity-center"))){
const err30 = {instancePath:instancePath+"/team/login/" + i2,schemaPath:"#/properties/team/properties/login/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.team.properties.login.items.enum},schema:schema31.properties.team.properties.login.items.enum,parentSchema:schema31.properties.team.properties.login.items,data:data11};
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
const err31 = {instancePath:instancePath+"/team/login",schemaPath:"#/properties/team/properties/login/type",keyword:"type",params:{type: "array"},schema:schema31.properties.team.properties.login.type,parentSchema:schema31.properties.team.properties.login,data:data10};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data6.region !== undefined){
let data12 = data6.region;
if(Array.isArray(data12)){
if(data12.length < 1){
const err32 = {instancePath:instancePath+"/team/region",schemaPath:"#/properties/team/properties/region/minItems",keyword:"minItems",params:{limit: 1},schema:1,parentSchema:schema31.properties.team.properties.region,data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
const len3 = data12.length;
for(let i3=0; i3<len3; i3++){
let data13 = data12[i3];
if(typeof data13 === "string"){
if(func2(data13) < 1){
const err33 = {instancePath:instancePath+"/team/region/" + i3,schemaPath:"#/properties/team/properties/region/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.team.properties.region.items,data:data13};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/team/region/" + i3,schemaPath:"#/properties/team/properties/region/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.team.properties.region.items.type,parentSchema:schema31.properties.team.properties.region.items,data:data13};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath:instancePath+"/team/region",schemaPath:"#/properties/team/properties/region/type",keyword:"type",params:{type: "array"},schema:schema31.properties.team.properties.region.type,parentSchema:schema31.properties.team.properties.region,data:data12};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data6.billing !== undefined){
let data14 = data6.billing;
if(typeof data14 !== "string"){
const err36 = {instancePath:instancePath+"/team/billing",schemaPath:"#/properties/team/properties/billing/type",keyword:"type",params:{type: "string"},schema:schema31.properties.team.properties.billing.type,parentSchema:schema31.properties.team.properties.billing,data:data14};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(!((data14 === "enterprise") || (data14 === "individual"))){
const err37 = {instancePath:instancePath+"/team/billing",schemaPath:"#/properties/team/properties/billing/enum",keyword:"enum",params:{allowedValues: schema31.properties.team.properties.billing.enum},schema:schema31.properties.team.properties.billing.enum,parentSchema:schema31.properties.team.properties.billing,data:data14};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data6.overage !== undefined){
let data15 = data6.overage;
if(typeof data15 !== "boolean"){
const err38 = {instancePath:instancePath+"/team/overage",schemaPath:"#/properties/team/properties/overage/type",keyword:"type",params:{type: "boolean"},schema:schema31.properties.team.properties.overage.type,parentSchema:schema31.properties.team.properties.overage,data:data15};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data6.workdays !== undefined){
let data16 = data6.workdays;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err39 = {instancePath:instancePath+"/team/workdays",schemaPath:"#/properties/team/properties/workdays/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.team.properties.workdays.type,parentSchema:schema31.properties.team.properties.workdays,data:data16};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 31 || isNaN(data16)){
const err40 = {instancePath:instancePath+"/team/workdays",schemaPath:"#/properties/team/properties/workdays/maximum",keyword:"maximum",params:{comparison: "<=", limit: 31},schema:31,parentSchema:schema31.properties.team.properties.workdays,data:data16};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
if(data16 < 1 || isNaN(data16)){
const err41 = {instancePath:instancePath+"/team/workdays",schemaPath:"#/properties/team/properties/workdays/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.team.properties.workdays,data:data16};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
if(data6.approvedModels !== undefined){
let data17 = data6.approvedModels;
if(Array.isArray(data17)){
const len4 = data17.length;
for(let i4=0; i4<len4; i4++){
let data18 = data17[i4];
if(typeof data18 === "string"){
if(func2(data18) < 1){
const err42 = {instancePath:instancePath+"/team/approvedModels/" + i4,schemaPath:"#/properties/team/properties/approvedModels/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.team.properties.approvedModels.items,data:data18};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/team/approvedModels/" + i4,schemaPath:"#/properties/team/properties/approvedModels/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.team.properties.approvedModels.items.type,parentSchema:schema31.properties.team.properties.approvedModels.items,data:data18};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/team/approvedModels",schemaPath:"#/properties/team/properties/approvedModels/type",keyword:"type",params:{type: "array"},schema:schema31.properties.team.properties.approvedModels.type,parentSchema:schema31.properties.team.properties.approvedModels,data:data17};
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
const err45 = {instancePath:instancePath+"/team",schemaPath:"#/properties/team/type",keyword:"type",params:{type: "object"},schema:schema31.properties.team.type,parentSchema:schema31.properties.team,data:data6};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.models !== undefined){
let data19 = data.models;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key4 in data19){
if(!((((key4 === "allow") || (key4 === "maxMultiplier")) || (key4 === "deny")) || (key4 === "tasks"))){
const err46 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.models,data:data19};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data19.allow !== undefined){
let data20 = data19.allow;
if(Array.isArray(data20)){
const len5 = data20.length;
for(let i5=0; i5<len5; i5++){
let data21 = data20[i5];
if(typeof data21 === "string"){
if(func2(data21) > 200){
const err47 = {instancePath:instancePath+"/models/allow/" + i5,schemaPath:"#/properties/models/properties/allow/items/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema31.properties.models.properties.allow.items,data:data21};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if(func2(data21) < 1){
const err48 = {instancePath:instancePath+"/models/allow/" + i5,schemaPath:"#/properties/models/properties/allow/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.models.properties.allow.items,data:data21};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/models/allow/" + i5,schemaPath:"#/properties/models/properties/allow/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.models.properties.allow.items.type,parentSchema:schema31.properties.models.properties.allow.items,data:data21};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/models/allow",schemaPath:"#/properties/models/properties/allow/type",keyword:"type",params:{type: "array"},schema:schema31.properties.models.properties.allow.type,parentSchema:schema31.properties.models.properties.allow,data:data20};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data19.maxMultiplier !== undefined){
let data22 = data19.maxMultiplier;
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 > 100 || isNaN(data22)){
const err51 = {instancePath:instancePath+"/models/maxMultiplier",schemaPath:"#/properties/models/properties/maxMultiplier/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.models.properties.maxMultiplier,data:data22};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data22 < 0 || isNaN(data22)){
const err52 = {instancePath:instancePath+"/models/maxMultiplier",schemaPath:"#/properties/models/properties/maxMultiplier/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.models.properties.maxMultiplier,data:data22};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/models/maxMultiplier",schemaPath:"#/properties/models/properties/maxMultiplier/type",keyword:"type",params:{type: "number"},schema:schema31.properties.models.properties.maxMultiplier.type,parentSchema:schema31.properties.models.properties.maxMultiplier,data:data22};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data19.deny !== undefined){
let data23 = data19.deny;
if(Array.isArray(data23)){
const len6 = data23.length;
for(let i6=0; i6<len6; i6++){
let data24 = data23[i6];
if(typeof data24 === "string"){
if(func2(data24) > 200){
const err54 = {instancePath:instancePath+"/models/deny/" + i6,schemaPath:"#/properties/models/properties/deny/items/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema31.properties.models.properties.deny.items,data:data24};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(func2(data24) < 1){
const err55 = {instancePath:instancePath+"/models/deny/" + i6,schemaPath:"#/properties/models/properties/deny/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.models.properties.deny.items,data:data24};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/models/deny/" + i6,schemaPath:"#/properties/models/properties/deny/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.models.properties.deny.items.type,parentSchema:schema31.properties.models.properties.deny.items,data:data24};
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
const err57 = {instancePath:instancePath+"/models/deny",schemaPath:"#/properties/models/properties/deny/type",keyword:"type",params:{type: "array"},schema:schema31.properties.models.properties.deny.type,parentSchema:schema31.properties.models.properties.deny,data:data23};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data19.tasks !== undefined){
let data25 = data19.tasks;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key5 in data25){
const _errs63 = errors;
if(typeof key5 !== "string"){
const err58 = {instancePath:instancePath+"/models/tasks",schemaPath:"#/properties/models/properties/tasks/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.models.properties.tasks.propertyNames.type,parentSchema:schema31.properties.models.properties.tasks.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!(((((((key5 === "specGeneration") || (key5 === "taskExecution")) || (key5 === "codeReview")) || (key5 === "interactiveChat")) || (key5 === "hookActions")) || (key5 === "codeExplanation")) || (key5 === "documentationUpdate"))){
const err59 = {instancePath:instancePath+"/models/tasks",schemaPath:"#/properties/models/properties/tasks/propertyNames/enum",keyword:"enum",params:{allowedValues: schema31.properties.models.properties.tasks.propertyNames.enum},schema:schema31.properties.models.properties.tasks.propertyNames.enum,parentSchema:schema31.properties.models.properties.tasks.propertyNames,data:key5,propertyName:key5};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var valid20 = _errs63 === errors;
if(!valid20){
const err60 = {instancePath:instancePath+"/models/tasks",schemaPath:"#/properties/models/properties/tasks/propertyNames",keyword:"propertyNames",params:{propertyName: key5},schema:schema31.properties.models.properties.tasks.propertyNames,parentSchema:schema31.properties.models.properties.tasks,data:data25};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
for(const key6 in data25){
let data26 = data25[key6];
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
for(const key7 in data26){
if(!((key7 === "allow") || (key7 === "maxMultiplier"))){
const err61 = {instancePath:instancePath+"/models/tasks/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/models/properties/tasks/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},schema:false,parentSchema:schema31.properties.models.properties.tasks.additionalProperties,data:data26};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data26.allow !== undefined){
let data27 = data26.allow;
if(Array.isArray(data27)){
const len7 = data27.length;
for(let i7=0; i7<len7; i7++){
let data28 = data27[i7];
if(typeof data28 === "string"){
if(func2(data28) > 200){
const err62 = {instancePath:instancePath+"/models/tasks/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/allow/" + i7,schemaPath:"#/properties/models/properties/tasks/additionalProperties/properties/allow/items/maxLength",keyword:"maxLength",params:{limit: 200},schema:200,parentSchema:schema31.properties.models.properties.tasks.additionalProperties.properties.allow.items,data:data28};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(func2(data28) < 1){
const err63 = {instancePath:instancePath+"/models/tasks/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/allow/" + i7,schemaPath:"#/properties/models/properties/tasks/additionalProperties/properties/allow/items/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.models.properties.tasks.additionalProperties.properties.allow.items,data:data28};
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
const err64 = {instancePath:instancePath+"/models/tasks/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/allow/" + i7,schemaPath:"#/properties/models/properties/tasks/additionalProperties/properties/allow/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.models.properties.tasks.additionalProperties.properties.allow.items.type,parentSchema:schema31.properties.models.properties.tasks.additionalProperties.properties.allow.items,data:data28};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
}
else {
const err65 = {instancePath:instancePath+"/models/tasks/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/allow",schemaPath:"#/properties/models/properties/tasks/additionalProperties/properties/allow/type",keyword:"type",params:{type: "array"},schema:schema31.properties.models.properties.tasks.additionalProperties.properties.allow.type,parentSchema:schema31.properties.models.properties.tasks.additionalProperties.properties.allow,data:data27};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data26.maxMultiplier !== undefined){
let data29 = data26.maxMultiplier;
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 100 || isNaN(data29)){
const err66 = {instancePath:instancePath+"/models/tasks/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxMultiplier",schemaPath:"#/properties/models/properties/tasks/additionalProperties/properties/maxMultiplier/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},schema:100,parentSchema:schema31.properties.models.properties.tasks.additionalProperties.properties.maxMultiplier,data:data29};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(data29 < 0 || isNaN(data29)){
const err67 = {instancePath:instancePath+"/models/tasks/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxMultiplier",schemaPath:"#/properties/models/properties/tasks/additionalProperties/properties/maxMultiplier/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.models.properties.tasks.additionalProperties.properties.maxMultiplier,data:data29};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
else {
const err68 = {instancePath:instancePath+"/models/tasks/" + key6.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxMultiplier",schemaPath:"#/properties/models/properties/tasks/additionalProperties/properties/maxMultiplier/type",keyword:"type",params:{type: "number"},schema:schema31.properties.models.properties.tasks.additionalProperties.properties.maxMultiplier.type,parentSchema:schema31.properties.models.properties.tasks.additionalProperties.properties.maxMultiplier,data:data29};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
}
else {
const err69 = {instancePath:instancePath+"/models/tasks/" + key6.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/models/properties/tasks/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.models.properties.tasks.additionalProperties.type,parentSchema:schema31.properties.models.properties.tasks.additionalProperties,data:data26};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/models/tasks",schemaPath:"#/properties/models/properties/tasks/type",keyword:"type",params:{type: "object"},schema:schema31.properties.models.properties.tasks.type,parentSchema:schema31.properties.models.properties.tasks,data:data25};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "object"},schema:schema31.properties.models.type,parentSchema:schema31.properties.models,data:data19};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data.budget !== undefined){
let data30 = data.budget;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key8 in data30){
if(!(((key8 === "required") || (key8 === "minimumAction")) || (key8 === "team"))){
const err72 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},schema:false,parentSchema:schema31.properties.budget,data:data30};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data30.required !== undefined){
let data31 = data30.required;
if(Array.isArray(data31)){
const len8 = data31.length;
for(let i8=0; i8<len8; i8++){
let data32 = data31[i8];
if(typeof data32 !== "string"){
const err73 = {instancePath:instancePath+"/budget/required/" + i8,schemaPath:"#/properties/budget/properties/required/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.budget.properties.required.items.type,parentSchema:schema31.properties.budget.properties.required.items,data:data32};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(!((data32 === "daily") || (data32 === "monthly"))){
const err74 = {instancePath:instancePath+"/budget/required/" + i8,schemaPath:"#/properties/budget/properties/required/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.budget.properties.required.items.enum},schema:schema31.properties.budget.properties.required.items.enum,parentSchema:schema31.properties.budget.properties.required.items,data:data32};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
}
else {
const err75 = {instancePath:instancePath+"/budget/required",schemaPath:"#/properties/budget/properties/required/type",keyword:"type",params:{type: "array"},schema:schema31.properties.budget.properties.required.type,parentSchema:schema31.properties.budget.properties.required,data:data31};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data30.minimumAction !== undefined){
let data33 = data30.minimumAction;
if(typeof data33 !== "string"){
const err76 = {instancePath:instancePath+"/budget/minimumAction",schemaPath:"#/properties/budget/properties/minimumAction/type",keyword:"type",params:{type: "string"},schema:schema31.properties.budget.properties.minimumAction.type,parentSchema:schema31.properties.budget.properties.minimumAction,data:data33};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(!(((data33 === "notify") || (data33 === "restrict")) || (data33 === "pause"))){
const err77 = {instancePath:instancePath+"/budget/minimumAction",schemaPath:"#/properties/budget/properties/minimumAction/enum",keyword:"enum",params:{allowedValues: schema31.properties.budget.properties.minimumAction.enum},schema:schema31.properties.budget.properties.minimumAction.enum,parentSchema:schema31.properties.budget.properties.minimumAction,data:data33};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data30.team !== undefined){
let data34 = data30.team;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key9 in data34){
if(!(key9 === "credits")){
const err78 = {instancePath:instancePath+"/budget/team",schemaPath:"#/properties/budget/properties/team/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},schema:false,parentSchema:schema31.properties.budget.properties.team,data:data34};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data34.credits !== undefined){
let data35 = data34.credits;
if(data35 && typeof data35 == "object" && !Array.isArray(data35)){
for(const key10 in data35){
if(!((key10 === "daily") || (key10 === "monthly"))){
const err79 = {instancePath:instancePath+"/budget/team/credits",schemaPath:"#/properties/budget/properties/team/properties/credits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},schema:false,parentSchema:schema31.properties.budget.properties.team.properties.credits,data:data35};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data35.daily !== undefined){
let data36 = data35.daily;
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 < 0 || isNaN(data36)){
const err80 = {instancePath:instancePath+"/budget/team/credits/daily",schemaPath:"#/properties/budget/properties/team/properties/credits/properties/daily/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.budget.properties.team.properties.credits.properties.daily,data:data36};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/budget/team/credits/daily",schemaPath:"#/properties/budget/properties/team/properties/credits/properties/daily/type",keyword:"type",params:{type: "number"},schema:schema31.properties.budget.properties.team.properties.credits.properties.daily.type,parentSchema:schema31.properties.budget.properties.team.properties.credits.properties.daily,data:data36};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data35.monthly !== undefined){
let data37 = data35.monthly;
if((typeof data37 == "number") && (isFinite(data37))){
if(data37 < 0 || isNaN(data37)){
const err82 = {instancePath:instancePath+"/budget/team/credits/monthly",schemaPath:"#/properties/budget/properties/team/properties/credits/properties/monthly/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.budget.properties.team.properties.credits.properties.monthly,data:data37};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/budget/team/credits/monthly",schemaPath:"#/properties/budget/properties/team/properties/credits/properties/monthly/type",keyword:"type",params:{type: "number"},schema:schema31.properties.budget.properties.team.properties.credits.properties.monthly.type,parentSchema:schema31.properties.budget.properties.team.properties.credits.properties.monthly,data:data37};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
}
else {
const err84 = {instancePath:instancePath+"/budget/team/credits",schemaPath:"#/properties/budget/properties/team/properties/credits/type",keyword:"type",params:{type: "object"},schema:schema31.properties.budget.properties.team.properties.credits.type,parentSchema:schema31.properties.budget.properties.team.properties.credits,data:data35};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
}
else {
const err85 = {instancePath:instancePath+"/budget/team",schemaPath:"#/properties/budget/properties/team/type",keyword:"type",params:{type: "object"},schema:schema31.properties.budget.properties.team.type,parentSchema:schema31.properties.budget.properties.team,data:data34};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
}
else {
const err86 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema31.properties.budget.type,parentSchema:schema31.properties.budget,data:data30};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data.cost !== undefined){
let data38 = data.cost;
if(data38 && typeof data38 == "object" && !Array.isArray(data38)){
for(const key11 in data38){
if(!((key11 === "warn") || (key11 === "fail"))){
const err87 = {instancePath:instancePath+"/cost",schemaPath:"#/properties/cost/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},schema:false,parentSchema:schema31.properties.cost,data:data38};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data38.warn !== undefined){
let data39 = data38.warn;
if(data39 && typeof data39 == "object" && !Array.isArray(data39)){
for(const key12 in data39){
if(!((key12 === "increase") || (key12 === "total"))){
const err88 = {instancePath:instancePath+"/cost/warn",schemaPath:"#/properties/cost/properties/warn/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},schema:false,parentSchema:schema31.properties.cost.properties.warn,data:data39};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data39.increase !== undefined){
let data40 = data39.increase;
if(data40 && typeof data40 == "object" && !Array.isArray(data40)){
for(const key13 in data40){
if(!((key13 === "credits") || (key13 === "percent"))){
const err89 = {instancePath:instancePath+"/cost/warn/increase",schemaPath:"#/properties/cost/properties/warn/properties/increase/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},schema:false,parentSchema:schema31.properties.cost.properties.warn.properties.increase,data:data40};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data40.credits !== undefined){
let data41 = data40.credits;
if((typeof data41 == "number") && (isFinite(data41))){
if(data41 < 0 || isNaN(data41)){
const err90 = {instancePath:instancePath+"/cost/warn/increase/credits",schemaPath:"#/properties/cost/properties/warn/properties/increase/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.cost.properties.warn.properties.increase.properties.credits,data:data41};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
else {
const err91 = {instancePath:instancePath+"/cost/warn/increase/credits",schemaPath:"#/properties/cost/properties/warn/properties/increase/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema31.properties.cost.properties.warn.properties.increase.properties.credits.type,parentSchema:schema31.properties.cost.properties.warn.properties.increase.properties.credits,data:data41};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data40.percent !== undefined){
let data42 = data40.percent;
if((typeof data42 == "number") && (isFinite(data42))){
if(data42 < 0 || isNaN(data42)){
const err92 = {instancePath:instancePath+"/cost/warn/increase/percent",schemaPath:"#/properties/cost/properties/warn/properties/increase/properties/percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.cost.properties.warn.properties.increase.properties.percent,data:data42};
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
const err93 = {instancePath:instancePath+"/cost/warn/increase/percent",schemaPath:"#/properties/cost/properties/warn/properties/increase/properties/percent/type",keyword:"type",params:{type: "number"},schema:schema31.properties.cost.properties.warn.properties.increase.properties.percent.type,parentSchema:schema31.properties.cost.properties.warn.properties.increase.properties.percent,data:data42};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
}
else {
const err94 = {instancePath:instancePath+"/cost/warn/increase",schemaPath:"#/properties/cost/properties/warn/properties/increase/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cost.properties.warn.properties.increase.type,parentSchema:schema31.properties.cost.properties.warn.properties.increase,data:data40};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data39.total !== undefined){
let data43 = data39.total;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
for(const key14 in data43){
if(!(key14 === "credits")){
const err95 = {instancePath:instancePath+"/cost/warn/total",schemaPath:"#/properties/cost/properties/warn/properties/total/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},schema:false,parentSchema:schema31.properties.cost.properties.warn.properties.total,data:data43};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data43.credits !== undefined){
let data44 = data43.credits;
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 < 0 || isNaN(data44)){
const err96 = {instancePath:instancePath+"/cost/warn/total/credits",schemaPath:"#/properties/cost/properties/warn/properties/total/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.cost.properties.warn.properties.total.properties.credits,data:data44};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/cost/warn/total/credits",schemaPath:"#/properties/cost/properties/warn/properties/total/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema31.properties.cost.properties.warn.properties.total.properties.credits.type,parentSchema:schema31.properties.cost.properties.warn.properties.total.properties.credits,data:data44};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/cost/warn/total",schemaPath:"#/properties/cost/properties/warn/properties/total/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cost.properties.warn.properties.total.type,parentSchema:schema31.properties.cost.properties.warn.properties.total,data:data43};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
}
else {
const err99 = {instancePath:instancePath+"/cost/warn",schemaPath:"#/properties/cost/properties/warn/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cost.properties.warn.type,parentSchema:schema31.properties.cost.properties.warn,data:data39};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
if(data38.fail !== undefined){
let data45 = data38.fail;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
for(const key15 in data45){
if(!((key15 === "increase") || (key15 === "total"))){
const err100 = {instancePath:instancePath+"/cost/fail",schemaPath:"#/properties/cost/properties/fail/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},schema:false,parentSchema:schema31.properties.cost.properties.fail,data:data45};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data45.increase !== undefined){
let data46 = data45.increase;
if(data46 && typeof data46 == "object" && !Array.isArray(data46)){
for(const key16 in data46){
if(!((key16 === "credits") || (key16 === "percent"))){
const err101 = {instancePath:instancePath+"/cost/fail/increase",schemaPath:"#/properties/cost/properties/fail/properties/increase/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},schema:false,parentSchema:schema31.properties.cost.properties.fail.properties.increase,data:data46};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data46.credits !== undefined){
let data47 = data46.credits;
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 < 0 || isNaN(data47)){
const err102 = {instancePath:instancePath+"/cost/fail/increase/credits",schemaPath:"#/properties/cost/properties/fail/properties/increase/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.cost.properties.fail.properties.increase.properties.credits,data:data47};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
else {
const err103 = {instancePath:instancePath+"/cost/fail/increase/credits",schemaPath:"#/properties/cost/properties/fail/properties/increase/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema31.properties.cost.properties.fail.properties.increase.properties.credits.type,parentSchema:schema31.properties.cost.properties.fail.properties.increase.properties.credits,data:data47};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data46.percent !== undefined){
let data48 = data46.percent;
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 < 0 || isNaN(data48)){
const err104 = {instancePath:instancePath+"/cost/fail/increase/percent",schemaPath:"#/properties/cost/properties/fail/properties/increase/properties/percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.cost.properties.fail.properties.increase.properties.percent,data:data48};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
else {
const err105 = {instancePath:instancePath+"/cost/fail/increase/percent",schemaPath:"#/properties/cost/properties/fail/properties/increase/properties/percent/type",keyword:"type",params:{type: "number"},schema:schema31.properties.cost.properties.fail.properties.increase.properties.percent.type,parentSchema:schema31.properties.cost.properties.fail.properties.increase.properties.percent,data:data48};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/cost/fail/increase",schemaPath:"#/properties/cost/properties/fail/properties/increase/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cost.properties.fail.properties.increase.type,parentSchema:schema31.properties.cost.properties.fail.properties.increase,data:data46};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data45.total !== undefined){
let data49 = data45.total;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
for(const key17 in data49){
if(!(key17 === "credits")){
const err107 = {instancePath:instancePath+"/cost/fail/total",schemaPath:"#/properties/cost/properties/fail/properties/total/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},schema:false,parentSchema:schema31.properties.cost.properties.fail.properties.total,data:data49};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data49.credits !== undefined){
let data50 = data49.credits;
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 < 0 || isNaN(data50)){
const err108 = {instancePath:instancePath+"/cost/fail/total/credits",schemaPath:"#/properties/cost/properties/fail/properties/total/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.cost.properties.fail.properties.total.properties.credits,data:data50};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {instancePath:instancePath+"/cost/fail/total/credits",schemaPath:"#/properties/cost/properties/fail/properties/total/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema31.properties.cost.properties.fail.properties.total.properties.credits.type,parentSchema:schema31.properties.cost.properties.fail.properties.total.properties.credits,data:data50};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
}
else {
const err110 = {instancePath:instancePath+"/cost/fail/total",schemaPath:"#/properties/cost/properties/fail/properties/total/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cost.properties.fail.properties.total.type,parentSchema:schema31.properties.cost.properties.fail.properties.total,data:data49};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
}
else {
const err111 = {instancePath:instancePath+"/cost/fail",schemaPath:"#/properties/cost/properties/fail/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cost.properties.fail.type,parentSchema:schema31.properties.cost.properties.fail,data:data45};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
}
else {
const err112 = {instancePath:instancePath+"/cost",schemaPath:"#/properties/cost/type",keyword:"type",params:{type: "object"},schema:schema31.properties.cost.type,parentSchema:schema31.properties.cost,data:data38};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data.workload !== undefined){
let data51 = data.workload;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
for(const key18 in data51){
if(!(((((key18 === "tasks") || (key18 === "agents")) || (key18 === "hooks")) || (key18 === "cliShare")) || (key18 === "roots"))){
const err113 = {instancePath:instancePath+"/workload",schemaPath:"#/properties/workload/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},schema:false,parentSchema:schema31.properties.workload,data:data51};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data51.tasks !== undefined){
let data52 = data51.tasks;
if(data52 && typeof data52 == "object" && !Array.isArray(data52)){
for(const key19 in data52){
const _errs132 = errors;
if(typeof key19 !== "string"){
const err114 = {instancePath:instancePath+"/workload/tasks",schemaPath:"#/properties/workload/properties/tasks/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.workload.properties.tasks.propertyNames.type,parentSchema:schema31.properties.workload.properties.tasks.propertyNames,data:key19,propertyName:key19};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(!(((((((key19 === "specGeneration") || (key19 === "taskExecution")) || (key19 === "codeReview")) || (key19 === "interactiveChat")) || (key19 === "hookActions")) || (key19 === "codeExplanation")) || (key19 === "documentationUpdate"))){
const err115 = {instancePath:instancePath+"/workload/tasks",schemaPath:"#/properties/workload/properties/tasks/propertyNames/enum",keyword:"enum",params:{allowedValues: schema31.properties.workload.properties.tasks.propertyNames.enum},schema:schema31.properties.workload.properties.tasks.propertyNames.enum,parentSchema:schema31.properties.workload.properties.tasks.propertyNames,data:key19,propertyName:key19};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
var valid38 = _errs132 === errors;
if(!valid38){
const err116 = {instancePath:instancePath+"/workload/tasks",schemaPath:"#/properties/workload/properties/tasks/propertyNames",keyword:"propertyNames",params:{propertyName: key19},schema:schema31.properties.workload.properties.tasks.propertyNames,parentSchema:schema31.properties.workload.properties.tasks,data:data52};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
for(const key20 in data52){
let data53 = data52[key20];
if(data53 && typeof data53 == "object" && !Array.isArray(data53)){
for(const key21 in data53){
if(!((key21 === "runs") || (key21 === "credits"))){
const err117 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/tasks/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key21},schema:false,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties,data:data53};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
if(data53.runs !== undefined){
let data54 = data53.runs;
if((typeof data54 == "number") && (isFinite(data54))){
if(data54 > 10000 || isNaN(data54)){
const err118 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/runs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.runs,data:data54};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data54 < 0 || isNaN(data54)){
const err119 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/runs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.runs,data:data54};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/runs/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.tasks.additionalProperties.properties.runs.type,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.runs,data:data54};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data53.credits !== undefined){
let data55 = data53.credits;
if(data55 && typeof data55 == "object" && !Array.isArray(data55)){
if(data55.low === undefined){
const err121 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "low"},schema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.required,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits,data:data55};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data55.typical === undefined){
const err122 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "typical"},schema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.required,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits,data:data55};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
if(data55.high === undefined){
const err123 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "high"},schema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.required,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits,data:data55};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
for(const key22 in data55){
if(!(((key22 === "low") || (key22 === "typical")) || (key22 === "high"))){
const err124 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22},schema:false,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits,data:data55};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data55.low !== undefined){
let data56 = data55.low;
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 > 100000 || isNaN(data56)){
const err125 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/properties/low/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.low,data:data56};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
if(data56 < 0 || isNaN(data56)){
const err126 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/properties/low/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.low,data:data56};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
else {
const err127 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/properties/low/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.low.type,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.low,data:data56};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data55.typical !== undefined){
let data57 = data55.typical;
if((typeof data57 == "number") && (isFinite(data57))){
if(data57 > 100000 || isNaN(data57)){
const err128 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/properties/typical/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.typical,data:data57};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
if(data57 < 0 || isNaN(data57)){
const err129 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/properties/typical/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.typical,data:data57};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
else {
const err130 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/properties/typical/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.typical.type,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.typical,data:data57};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data55.high !== undefined){
let data58 = data55.high;
if((typeof data58 == "number") && (isFinite(data58))){
if(data58 > 100000 || isNaN(data58)){
const err131 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/properties/high/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.high,data:data58};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
if(data58 < 0 || isNaN(data58)){
const err132 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/properties/high/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.high,data:data58};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/properties/high/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.high.type,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.properties.high,data:data58};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
}
else {
const err134 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/tasks/additionalProperties/properties/credits/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits.type,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties.properties.credits,data:data55};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
}
else {
const err135 = {instancePath:instancePath+"/workload/tasks/" + key20.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/tasks/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.tasks.additionalProperties.type,parentSchema:schema31.properties.workload.properties.tasks.additionalProperties,data:data53};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
}
else {
const err136 = {instancePath:instancePath+"/workload/tasks",schemaPath:"#/properties/workload/properties/tasks/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.tasks.type,parentSchema:schema31.properties.workload.properties.tasks,data:data52};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data51.agents !== undefined){
let data59 = data51.agents;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
for(const key23 in data59){
const _errs151 = errors;
if(typeof key23 === "string"){
if(func2(key23) < 1){
const err137 = {instancePath:instancePath+"/workload/agents",schemaPath:"#/properties/workload/properties/agents/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.workload.properties.agents.propertyNames,data:key23,propertyName:key23};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
else {
const err138 = {instancePath:instancePath+"/workload/agents",schemaPath:"#/properties/workload/properties/agents/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.workload.properties.agents.propertyNames.type,parentSchema:schema31.properties.workload.properties.agents.propertyNames,data:key23,propertyName:key23};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
var valid42 = _errs151 === errors;
if(!valid42){
const err139 = {instancePath:instancePath+"/workload/agents",schemaPath:"#/properties/workload/properties/agents/propertyNames",keyword:"propertyNames",params:{propertyName: key23},schema:schema31.properties.workload.properties.agents.propertyNames,parentSchema:schema31.properties.workload.properties.agents,data:data59};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
for(const key24 in data59){
let data60 = data59[key24];
if(data60 && typeof data60 == "object" && !Array.isArray(data60)){
if(data60.runs === undefined){
const err140 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/agents/additionalProperties/required",keyword:"required",params:{missingProperty: "runs"},schema:schema31.properties.workload.properties.agents.additionalProperties.required,parentSchema:schema31.properties.workload.properties.agents.additionalProperties,data:data60};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
for(const key25 in data60){
if(!((key25 === "runs") || (key25 === "credits"))){
const err141 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/agents/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},schema:false,parentSchema:schema31.properties.workload.properties.agents.additionalProperties,data:data60};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
}
if(data60.runs !== undefined){
let data61 = data60.runs;
if((typeof data61 == "number") && (isFinite(data61))){
if(data61 > 10000 || isNaN(data61)){
const err142 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/runs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.runs,data:data61};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(data61 < 0 || isNaN(data61)){
const err143 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/runs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.runs,data:data61};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
else {
const err144 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/runs/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.agents.additionalProperties.properties.runs.type,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.runs,data:data61};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data60.credits !== undefined){
let data62 = data60.credits;
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
if(data62.low === undefined){
const err145 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "low"},schema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.required,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits,data:data62};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(data62.typical === undefined){
const err146 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "typical"},schema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.required,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits,data:data62};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
if(data62.high === undefined){
const err147 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "high"},schema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.required,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits,data:data62};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
for(const key26 in data62){
if(!(((key26 === "low") || (key26 === "typical")) || (key26 === "high"))){
const err148 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},schema:false,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits,data:data62};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
if(data62.low !== undefined){
let data63 = data62.low;
if((typeof data63 == "number") && (isFinite(data63))){
if(data63 > 100000 || isNaN(data63)){
const err149 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/properties/low/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.low,data:data63};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(data63 < 0 || isNaN(data63)){
const err150 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/properties/low/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.low,data:data63};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
else {
const err151 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/properties/low/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.low.type,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.low,data:data63};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
if(data62.typical !== undefined){
let data64 = data62.typical;
if((typeof data64 == "number") && (isFinite(data64))){
if(data64 > 100000 || isNaN(data64)){
const err152 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/properties/typical/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.typical,data:data64};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(data64 < 0 || isNaN(data64)){
const err153 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/properties/typical/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.typical,data:data64};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
else {
const err154 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/properties/typical/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.typical.type,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.typical,data:data64};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
if(data62.high !== undefined){
let data65 = data62.high;
if((typeof data65 == "number") && (isFinite(data65))){
if(data65 > 100000 || isNaN(data65)){
const err155 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/properties/high/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.high,data:data65};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
if(data65 < 0 || isNaN(data65)){
const err156 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/properties/high/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.high,data:data65};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/properties/high/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.high.type,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.properties.high,data:data65};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
}
else {
const err158 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/agents/additionalProperties/properties/credits/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits.type,parentSchema:schema31.properties.workload.properties.agents.additionalProperties.properties.credits,data:data62};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
}
else {
const err159 = {instancePath:instancePath+"/workload/agents/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/agents/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.agents.additionalProperties.type,parentSchema:schema31.properties.workload.properties.agents.additionalProperties,data:data60};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
}
else {
const err160 = {instancePath:instancePath+"/workload/agents",schemaPath:"#/properties/workload/properties/agents/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.agents.type,parentSchema:schema31.properties.workload.properties.agents,data:data59};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
if(data51.hooks !== undefined){
let data66 = data51.hooks;
if(data66 && typeof data66 == "object" && !Array.isArray(data66)){
for(const key27 in data66){
const _errs170 = errors;
if(typeof key27 !== "string"){
const err161 = {instancePath:instancePath+"/workload/hooks",schemaPath:"#/properties/workload/properties/hooks/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.workload.properties.hooks.propertyNames.type,parentSchema:schema31.properties.workload.properties.hooks.propertyNames,data:key27,propertyName:key27};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(!((((((((((key27 === "save") || (key27 === "create")) || (key27 === "delete")) || (key27 === "prompt")) || (key27 === "stop")) || (key27 === "tool")) || (key27 === "task")) || (key27 === "session")) || (key27 === "manual")) || (key27 === "other"))){
const err162 = {instancePath:instancePath+"/workload/hooks",schemaPath:"#/properties/workload/properties/hooks/propertyNames/enum",keyword:"enum",params:{allowedValues: schema31.properties.workload.properties.hooks.propertyNames.enum},schema:schema31.properties.workload.properties.hooks.propertyNames.enum,parentSchema:schema31.properties.workload.properties.hooks.propertyNames,data:key27,propertyName:key27};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
var valid46 = _errs170 === errors;
if(!valid46){
const err163 = {instancePath:instancePath+"/workload/hooks",schemaPath:"#/properties/workload/properties/hooks/propertyNames",keyword:"propertyNames",params:{propertyName: key27},schema:schema31.properties.workload.properties.hooks.propertyNames,parentSchema:schema31.properties.workload.properties.hooks,data:data66};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
for(const key28 in data66){
let data67 = data66[key28];
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
for(const key29 in data67){
if(!((key29 === "runs") || (key29 === "credits"))){
const err164 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/hooks/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},schema:false,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties,data:data67};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
if(data67.runs !== undefined){
let data68 = data67.runs;
if((typeof data68 == "number") && (isFinite(data68))){
if(data68 > 10000 || isNaN(data68)){
const err165 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/runs/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},schema:10000,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.runs,data:data68};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(data68 < 0 || isNaN(data68)){
const err166 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/runs/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.runs,data:data68};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
}
else {
const err167 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/runs",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/runs/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.hooks.additionalProperties.properties.runs.type,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.runs,data:data68};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data67.credits !== undefined){
let data69 = data67.credits;
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
if(data69.low === undefined){
const err168 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "low"},schema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.required,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits,data:data69};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
if(data69.typical === undefined){
const err169 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "typical"},schema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.required,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits,data:data69};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
if(data69.high === undefined){
const err170 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/required",keyword:"required",params:{missingProperty: "high"},schema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.required,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits,data:data69};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
for(const key30 in data69){
if(!(((key30 === "low") || (key30 === "typical")) || (key30 === "high"))){
const err171 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},schema:false,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits,data:data69};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data69.low !== undefined){
let data70 = data69.low;
if((typeof data70 == "number") && (isFinite(data70))){
if(data70 > 100000 || isNaN(data70)){
const err172 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/properties/low/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.low,data:data70};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(data70 < 0 || isNaN(data70)){
const err173 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/properties/low/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.low,data:data70};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
else {
const err174 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/low",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/properties/low/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.low.type,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.low,data:data70};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
if(data69.typical !== undefined){
let data71 = data69.typical;
if((typeof data71 == "number") && (isFinite(data71))){
if(data71 > 100000 || isNaN(data71)){
const err175 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/properties/typical/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.typical,data:data71};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
if(data71 < 0 || isNaN(data71)){
const err176 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/properties/typical/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.typical,data:data71};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
else {
const err177 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/typical",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/properties/typical/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.typical.type,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.typical,data:data71};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
if(data69.high !== undefined){
let data72 = data69.high;
if((typeof data72 == "number") && (isFinite(data72))){
if(data72 > 100000 || isNaN(data72)){
const err178 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/properties/high/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},schema:100000,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.high,data:data72};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
if(data72 < 0 || isNaN(data72)){
const err179 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/properties/high/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.high,data:data72};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
else {
const err180 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits/high",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/properties/high/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.high.type,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.properties.high,data:data72};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
}
else {
const err181 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1")+"/credits",schemaPath:"#/properties/workload/properties/hooks/additionalProperties/properties/credits/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits.type,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties.properties.credits,data:data69};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
}
else {
const err182 = {instancePath:instancePath+"/workload/hooks/" + key28.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/hooks/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.hooks.additionalProperties.type,parentSchema:schema31.properties.workload.properties.hooks.additionalProperties,data:data67};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
}
else {
const err183 = {instancePath:instancePath+"/workload/hooks",schemaPath:"#/properties/workload/properties/hooks/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.hooks.type,parentSchema:schema31.properties.workload.properties.hooks,data:data66};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data51.cliShare !== undefined){
let data73 = data51.cliShare;
if((typeof data73 == "number") && (isFinite(data73))){
if(data73 > 1 || isNaN(data73)){
const err184 = {instancePath:instancePath+"/workload/cliShare",schemaPath:"#/properties/workload/properties/cliShare/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema31.properties.workload.properties.cliShare,data:data73};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(data73 < 0 || isNaN(data73)){
const err185 = {instancePath:instancePath+"/workload/cliShare",schemaPath:"#/properties/workload/properties/cliShare/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.cliShare,data:data73};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
else {
const err186 = {instancePath:instancePath+"/workload/cliShare",schemaPath:"#/properties/workload/properties/cliShare/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.cliShare.type,parentSchema:schema31.properties.workload.properties.cliShare,data:data73};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data51.roots !== undefined){
let data74 = data51.roots;
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
for(const key31 in data74){
const _errs191 = errors;
if(typeof key31 === "string"){
if(func2(key31) < 1){
const err187 = {instancePath:instancePath+"/workload/roots",schemaPath:"#/properties/workload/properties/roots/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.workload.properties.roots.propertyNames,data:key31,propertyName:key31};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
}
else {
const err188 = {instancePath:instancePath+"/workload/roots",schemaPath:"#/properties/workload/properties/roots/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.workload.properties.roots.propertyNames.type,parentSchema:schema31.properties.workload.properties.roots.propertyNames,data:key31,propertyName:key31};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
var valid50 = _errs191 === errors;
if(!valid50){
const err189 = {instancePath:instancePath+"/workload/roots",schemaPath:"#/properties/workload/properties/roots/propertyNames",keyword:"propertyNames",params:{propertyName: key31},schema:schema31.properties.workload.properties.roots.propertyNames,parentSchema:schema31.properties.workload.properties.roots,data:data74};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
for(const key32 in data74){
let data75 = data74[key32];
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 > 1 || isNaN(data75)){
const err190 = {instancePath:instancePath+"/workload/roots/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/roots/additionalProperties/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema31.properties.workload.properties.roots.additionalProperties,data:data75};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if(data75 < 0 || isNaN(data75)){
const err191 = {instancePath:instancePath+"/workload/roots/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/roots/additionalProperties/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema31.properties.workload.properties.roots.additionalProperties,data:data75};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
}
else {
const err192 = {instancePath:instancePath+"/workload/roots/" + key32.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/workload/properties/roots/additionalProperties/type",keyword:"type",params:{type: "number"},schema:schema31.properties.workload.properties.roots.additionalProperties.type,parentSchema:schema31.properties.workload.properties.roots.additionalProperties,data:data75};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
}
else {
const err193 = {instancePath:instancePath+"/workload/roots",schemaPath:"#/properties/workload/properties/roots/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.properties.roots.type,parentSchema:schema31.properties.workload.properties.roots,data:data74};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
}
else {
const err194 = {instancePath:instancePath+"/workload",schemaPath:"#/properties/workload/type",keyword:"type",params:{type: "object"},schema:schema31.properties.workload.type,parentSchema:schema31.properties.workload,data:data51};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data.enforcement !== undefined){
let data76 = data.enforcement;
if(data76 && typeof data76 == "object" && !Array.isArray(data76)){
if(data76.mode === undefined){
const err195 = {instancePath:instancePath+"/enforcement",schemaPath:"#/properties/enforcement/required",keyword:"required",params:{missingProperty: "mode"},schema:schema31.properties.enforcement.required,parentSchema:schema31.properties.enforcement,data:data76};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
for(const key33 in data76){
if(!((key33 === "mode") || (key33 === "from"))){
const err196 = {instancePath:instancePath+"/enforcement",schemaPath:"#/properties/enforcement/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key33},schema:false,parentSchema:schema31.properties.enforcement,data:data76};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data76.mode !== undefined){
let data77 = data76.mode;
if(typeof data77 !== "string"){
const err197 = {instancePath:instancePath+"/enforcement/mode",schemaPath:"#/properties/enforcement/properties/mode/type",keyword:"type",params:{type: "string"},schema:schema31.properties.enforcement.properties.mode.type,parentSchema:schema31.properties.enforcement.properties.mode,data:data77};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(!((data77 === "block") || (data77 === "observe"))){
const err198 = {instancePath:instancePath+"/enforcement/mode",schemaPath:"#/properties/enforcement/properties/mode/enum",keyword:"enum",params:{allowedValues: schema31.properties.enforcement.properties.mode.enum},schema:schema31.properties.enforcement.properties.mode.enum,parentSchema:schema31.properties.enforcement.properties.mode,data:data77};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data76.from !== undefined){
let data78 = data76.from;
if(typeof data78 === "string"){
if(!pattern5.test(data78)){
const err199 = {instancePath:instancePath+"/enforcement/from",schemaPath:"#/properties/enforcement/properties/from/pattern",keyword:"pattern",params:{pattern: "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"},schema:"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$",parentSchema:schema31.properties.enforcement.properties.from,data:data78};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
else {
const err200 = {instancePath:instancePath+"/enforcement/from",schemaPath:"#/properties/enforcement/properties/from/type",keyword:"type",params:{type: "string"},schema:schema31.properties.enforcement.properties.from.type,parentSchema:schema31.properties.enforcement.properties.from,data:data78};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
}
else {
const err201 = {instancePath:instancePath+"/enforcement",schemaPath:"#/properties/enforcement/type",keyword:"type",params:{type: "object"},schema:schema31.properties.enforcement.type,parentSchema:schema31.properties.enforcement,data:data76};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
}
if(data.rules !== undefined){
let data79 = data.rules;
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
for(const key34 in data79){
const _errs205 = errors;
if(typeof key34 !== "string"){
const err202 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.rules.propertyNames.type,parentSchema:schema31.properties.rules.propertyNames,data:key34,propertyName:key34};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(!(((((((((((((((((((((((((((key34 === "syntax") || (key34 === "schema")) || (key34 === "duplicate-key")) || (key34 === "unknown-profile")) || (key34 === "misspelled-model")) || (key34 === "retired-model")) || (key34 === "model-not-entitled")) || (key34 === "model-not-allowed")) || (key34 === "multiplier-over-cap")) || (key34 === "budget-missing")) || (key34 === "cost-increase")) || (key34 === "cost-total")) || (key34 === "cost-unknown")) || (key34 === "symlinked-config")) || (key34 === "unknown-model")) || (key34 === "misplaced-key")) || (key34 === "over-plan")) || (key34 === "save-triggered-hook")) || (key34 === "contradicting-surfaces")) || (key34 === "fast-not-cheaper")) || (key34 === "budget-inconsistent")) || (key34 === "effort-raised")) || (key34 === "experimental-model")) || (key34 === "unused-profile")) || (key34 === "unrouted-task")) || (key34 === "contract-not-applied")) || (key34 === "catalogue-old"))){
const err203 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/propertyNames/enum",keyword:"enum",params:{allowedValues: schema31.properties.rules.propertyNames.enum},schema:schema31.properties.rules.propertyNames.enum,parentSchema:schema31.properties.rules.propertyNames,data:key34,propertyName:key34};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
var valid53 = _errs205 === errors;
if(!valid53){
const err204 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/propertyNames",keyword:"propertyNames",params:{propertyName: key34},schema:schema31.properties.rules.propertyNames,parentSchema:schema31.properties.rules,data:data79};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
for(const key35 in data79){
let data80 = data79[key35];
if(typeof data80 !== "string"){
const err205 = {instancePath:instancePath+"/rules/" + key35.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/type",keyword:"type",params:{type: "string"},schema:schema31.properties.rules.additionalProperties.type,parentSchema:schema31.properties.rules.additionalProperties,data:data80};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if(!((((data80 === "error") || (data80 === "warning")) || (data80 === "notice")) || (data80 === "off"))){
const err206 = {instancePath:instancePath+"/rules/" + key35.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/rules/additionalProperties/enum",keyword:"enum",params:{allowedValues: schema31.properties.rules.additionalProperties.enum},schema:schema31.properties.rules.additionalProperties.enum,parentSchema:schema31.properties.rules.additionalProperties,data:data80};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
}
else {
const err207 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/type",keyword:"type",params:{type: "object"},schema:schema31.properties.rules.type,parentSchema:schema31.properties.rules,data:data79};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
}
if(data.exceptions !== undefined){
let data81 = data.exceptions;
if(Array.isArray(data81)){
if(data81.length > 500){
const err208 = {instancePath:instancePath+"/exceptions",schemaPath:"#/properties/exceptions/maxItems",keyword:"maxItems",params:{limit: 500},schema:500,parentSchema:schema31.properties.exceptions,data:data81};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
const len9 = data81.length;
for(let i9=0; i9<len9; i9++){
let data82 = data81[i9];
if(data82 && typeof data82 == "object" && !Array.isArray(data82)){
if(data82.rule === undefined){
const err209 = {instancePath:instancePath+"/exceptions/" + i9,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "rule"},schema:schema31.properties.exceptions.items.required,parentSchema:schema31.properties.exceptions.items,data:data82};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(data82.reason === undefined){
const err210 = {instancePath:instancePath+"/exceptions/" + i9,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "reason"},schema:schema31.properties.exceptions.items.required,parentSchema:schema31.properties.exceptions.items,data:data82};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
if(data82.owner === undefined){
const err211 = {instancePath:instancePath+"/exceptions/" + i9,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "owner"},schema:schema31.properties.exceptions.items.required,parentSchema:schema31.properties.exceptions.items,data:data82};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
if(data82.expires === undefined){
const err212 = {instancePath:instancePath+"/exceptions/" + i9,schemaPath:"#/properties/exceptions/items/required",keyword:"required",params:{missingProperty: "expires"},schema:schema31.properties.exceptions.items.required,parentSchema:schema31.properties.exceptions.items,data:data82};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
for(const key36 in data82){
if(!((((((key36 === "rule") || (key36 === "path")) || (key36 === "model")) || (key36 === "reason")) || (key36 === "owner")) || (key36 === "expires"))){
const err213 = {instancePath:instancePath+"/exceptions/" + i9,schemaPath:"#/properties/exceptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key36},schema:false,parentSchema:schema31.properties.exceptions.items,data:data82};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(data82.rule !== undefined){
let data83 = data82.rule;
if(typeof data83 === "string"){
if(func2(data83) < 1){
const err214 = {instancePath:instancePath+"/exceptions/" + i9+"/rule",schemaPath:"#/properties/exceptions/items/properties/rule/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.exceptions.items.properties.rule,data:data83};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
}
else {
const err215 = {instancePath:instancePath+"/exceptions/" + i9+"/rule",schemaPath:"#/properties/exceptions/items/properties/rule/type",keyword:"type",params:{type: "string"},schema:schema31.properties.exceptions.items.properties.rule.type,parentSchema:schema31.properties.exceptions.items.properties.rule,data:data83};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
}
if(data82.path !== undefined){
let data84 = data82.path;
if(typeof data84 === "string"){
if(func2(data84) < 1){
const err216 = {instancePath:instancePath+"/exceptions/" + i9+"/path",schemaPath:"#/properties/exceptions/items/properties/path/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.exceptions.items.properties.path,data:data84};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
else {
const err217 = {instancePath:instancePath+"/exceptions/" + i9+"/path",schemaPath:"#/properties/exceptions/items/properties/path/type",keyword:"type",params:{type: "string"},schema:schema31.properties.exceptions.items.properties.path.type,parentSchema:schema31.properties.exceptions.items.properties.path,data:data84};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
if(data82.model !== undefined){
let data85 = data82.model;
if(typeof data85 === "string"){
if(func2(data85) < 1){
const err218 = {instancePath:instancePath+"/exceptions/" + i9+"/model",schemaPath:"#/properties/exceptions/items/properties/model/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.exceptions.items.properties.model,data:data85};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
else {
const err219 = {instancePath:instancePath+"/exceptions/" + i9+"/model",schemaPath:"#/properties/exceptions/items/properties/model/type",keyword:"type",params:{type: "string"},schema:schema31.properties.exceptions.items.properties.model.type,parentSchema:schema31.properties.exceptions.items.properties.model,data:data85};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
}
if(data82.reason !== undefined){
let data86 = data82.reason;
if(typeof data86 === "string"){
if(func2(data86) < 1){
const err220 = {instancePath:instancePath+"/exceptions/" + i9+"/reason",schemaPath:"#/properties/exceptions/items/properties/reason/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.exceptions.items.properties.reason,data:data86};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
else {
const err221 = {instancePath:instancePath+"/exceptions/" + i9+"/reason",schemaPath:"#/properties/exceptions/items/properties/reason/type",keyword:"type",params:{type: "string"},schema:schema31.properties.exceptions.items.properties.reason.type,parentSchema:schema31.properties.exceptions.items.properties.reason,data:data86};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
if(data82.owner !== undefined){
let data87 = data82.owner;
if(typeof data87 === "string"){
if(func2(data87) < 1){
const err222 = {instancePath:instancePath+"/exceptions/" + i9+"/owner",schemaPath:"#/properties/exceptions/items/properties/owner/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.exceptions.items.properties.owner,data:data87};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
else {
const err223 = {instancePath:instancePath+"/exceptions/" + i9+"/owner",schemaPath:"#/properties/exceptions/items/properties/owner/type",keyword:"type",params:{type: "string"},schema:schema31.properties.exceptions.items.properties.owner.type,parentSchema:schema31.properties.exceptions.items.properties.owner,data:data87};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
if(data82.expires !== undefined){
let data88 = data82.expires;
if(typeof data88 === "string"){
if(!pattern5.test(data88)){
const err224 = {instancePath:instancePath+"/exceptions/" + i9+"/expires",schemaPath:"#/properties/exceptions/items/properties/expires/pattern",keyword:"pattern",params:{pattern: "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"},schema:"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$",parentSchema:schema31.properties.exceptions.items.properties.expires,data:data88};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
else {
const err225 = {instancePath:instancePath+"/exceptions/" + i9+"/expires",schemaPath:"#/properties/exceptions/items/properties/expires/type",keyword:"type",params:{type: "string"},schema:schema31.properties.exceptions.items.properties.expires.type,parentSchema:schema31.properties.exceptions.items.properties.expires,data:data88};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
}
else {
const err226 = {instancePath:instancePath+"/exceptions/" + i9,schemaPath:"#/properties/exceptions/items/type",keyword:"type",params:{type: "object"},schema:schema31.properties.exceptions.items.type,parentSchema:schema31.properties.exceptions.items,data:data82};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
}
else {
const err227 = {instancePath:instancePath+"/exceptions",schemaPath:"#/properties/exceptions/type",keyword:"type",params:{type: "array"},schema:schema31.properties.exceptions.type,parentSchema:schema31.properties.exceptions,data:data81};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
if(data.catalogue !== undefined){
let data89 = data.catalogue;
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
for(const key37 in data89){
if(!((key37 === "asOf") || (key37 === "models"))){
const err228 = {instancePath:instancePath+"/catalogue",schemaPath:"#/properties/catalogue/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key37},schema:false,parentSchema:schema31.properties.catalogue,data:data89};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
if(data89.asOf !== undefined){
let data90 = data89.asOf;
if(typeof data90 === "string"){
if(!pattern5.test(data90)){
const err229 = {instancePath:instancePath+"/catalogue/asOf",schemaPath:"#/properties/catalogue/properties/asOf/pattern",keyword:"pattern",params:{pattern: "^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$"},schema:"^(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))$",parentSchema:schema31.properties.catalogue.properties.asOf,data:data90};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
else {
const err230 = {instancePath:instancePath+"/catalogue/asOf",schemaPath:"#/properties/catalogue/properties/asOf/type",keyword:"type",params:{type: "string"},schema:schema31.properties.catalogue.properties.asOf.type,parentSchema:schema31.properties.catalogue.properties.asOf,data:data90};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
if(data89.models !== undefined){
let data91 = data89.models;
if(data91 && typeof data91 == "object" && !Array.isArray(data91)){
for(const key38 in data91){
const _errs234 = errors;
if(typeof key38 === "string"){
if(func2(key38) < 1){
const err231 = {instancePath:instancePath+"/catalogue/models",schemaPath:"#/properties/catalogue/properties/models/propertyNames/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema31.properties.catalogue.properties.models.propertyNames,data:key38,propertyName:key38};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
else {
const err232 = {instancePath:instancePath+"/catalogue/models",schemaPath:"#/properties/catalogue/properties/models/propertyNames/type",keyword:"type",params:{type: "string"},schema:schema31.properties.catalogue.properties.models.propertyNames.type,parentSchema:schema31.properties.catalogue.properties.models.propertyNames,data:key38,propertyName:key38};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
var valid59 = _errs234 === errors;
if(!valid59){
const err233 = {instancePath:instancePath+"/catalogue/models",schemaPath:"#/properties/catalogue/properties/models/propertyNames",keyword:"propertyNames",params:{propertyName: key38},schema:schema31.properties.catalogue.properties.models.propertyNames,parentSchema:schema31.properties.catalogue.properties.models,data:data91};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
for(const key39 in data91){
let data92 = data91[key39];
if(data92 && typeof data92 == "object" && !Array.isArray(data92)){
for(const key40 in data92){
if(!((((key40 === "multiplier") || (key40 === "context")) || (key40 === "plans")) || (key40 === "status"))){
const err234 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/catalogue/properties/models/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key40},schema:false,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties,data:data92};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
}
if(data92.multiplier !== undefined){
let data93 = data92.multiplier;
if((typeof data93 == "number") && (isFinite(data93))){
if(data93 > 1000 || isNaN(data93)){
const err235 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/multiplier",schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/multiplier/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},schema:1000,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.multiplier,data:data93};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
if(data93 <= 0 || isNaN(data93)){
const err236 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/multiplier",schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/multiplier/exclusiveMinimum",keyword:"exclusiveMinimum",params:{comparison: ">", limit: 0},schema:0,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.multiplier,data:data93};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
else {
const err237 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/multiplier",schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/multiplier/type",keyword:"type",params:{type: "number"},schema:schema31.properties.catalogue.properties.models.additionalProperties.properties.multiplier.type,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.multiplier,data:data93};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
if(data92.context !== undefined){
let data94 = data92.context;
if(!(((typeof data94 == "number") && (!(data94 % 1) && !isNaN(data94))) && (isFinite(data94)))){
const err238 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/context",schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/context/type",keyword:"type",params:{type: "integer"},schema:schema31.properties.catalogue.properties.models.additionalProperties.properties.context.type,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.context,data:data94};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if((typeof data94 == "number") && (isFinite(data94))){
if(data94 > 9007199254740991 || isNaN(data94)){
const err239 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/context",schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/context/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991},schema:9007199254740991,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.context,data:data94};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
if(data94 < 1 || isNaN(data94)){
const err240 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/context",schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/context/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.context,data:data94};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
}
if(data92.plans !== undefined){
let data95 = data92.plans;
if(Array.isArray(data95)){
const len10 = data95.length;
for(let i10=0; i10<len10; i10++){
let data96 = data95[i10];
if(typeof data96 !== "string"){
const err241 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/plans/" + i10,schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/plans/items/type",keyword:"type",params:{type: "string"},schema:schema31.properties.catalogue.properties.models.additionalProperties.properties.plans.items.type,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.plans.items,data:data96};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
if(!(((((data96 === "free") || (data96 === "pro")) || (data96 === "pro+")) || (data96 === "pro-max")) || (data96 === "power"))){
const err242 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/plans/" + i10,schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/plans/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.catalogue.properties.models.additionalProperties.properties.plans.items.enum},schema:schema31.properties.catalogue.properties.models.additionalProperties.properties.plans.items.enum,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.plans.items,data:data96};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
}
else {
const err243 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/plans",schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/plans/type",keyword:"type",params:{type: "array"},schema:schema31.properties.catalogue.properties.models.additionalProperties.properties.plans.type,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.plans,data:data95};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
if(data92.status !== undefined){
let data97 = data92.status;
if(typeof data97 !== "string"){
const err244 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/status",schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/status/type",keyword:"type",params:{type: "string"},schema:schema31.properties.catalogue.properties.models.additionalProperties.properties.status.type,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.status,data:data97};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
if(!((((data97 === "experimental") || (data97 === "preview")) || (data97 === "available")) || (data97 === "retired"))){
const err245 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1")+"/status",schemaPath:"#/properties/catalogue/properties/models/additionalProperties/properties/status/enum",keyword:"enum",params:{allowedValues: schema31.properties.catalogue.properties.models.additionalProperties.properties.status.enum},schema:schema31.properties.catalogue.properties.models.additionalProperties.properties.status.enum,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties.properties.status,data:data97};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
}
}
else {
const err246 = {instancePath:instancePath+"/catalogue/models/" + key39.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/catalogue/properties/models/additionalProperties/type",keyword:"type",params:{type: "object"},schema:schema31.properties.catalogue.properties.models.additionalProperties.type,parentSchema:schema31.properties.catalogue.properties.models.additionalProperties,data:data92};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
}
else {
const err247 = {instancePath:instancePath+"/catalogue/models",schemaPath:"#/properties/catalogue/properties/models/type",keyword:"type",params:{type: "object"},schema:schema31.properties.catalogue.properties.models.type,parentSchema:schema31.properties.catalogue.properties.models,data:data91};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
}
else {
const err248 = {instancePath:instancePath+"/catalogue",schemaPath:"#/properties/catalogue/type",keyword:"type",params:{type: "object"},schema:schema31.properties.catalogue.type,parentSchema:schema31.properties.catalogue,data:data89};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
}
else {
const err249 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};
