// Generated from schemas/kiro-settings.schema.json by `npm run generate`. Do not edit.
"use strict";
module.exports = validate20;
module.exports.default = validate20;
const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/kiro-settings.schema.json","title":"Kiro settings contract","description":"The part of .kiro/settings.json in which a team declares which model does which work and what each developer may spend. Kiro itself does not read these keys; Kiro Governance checks them at review time. Other keys in the file are left alone.","type":"object","properties":{"$schema":{"type":"string","title":"Schema","description":"The address of this schema, for editors."},"models":{"title":"Models","description":"Profiles (a name for a model with its parameters) and the routing of kinds of work to profiles. Every key but routing is a profile.","type":"object","properties":{"primary":{"$ref":"#/$defs/profile","description":"The model for demanding work."},"fast":{"$ref":"#/$defs/profile","description":"The model for frequent, simple work; a budget's action restrict switches to it."},"routing":{"$ref":"#/$defs/routing"}},"additionalProperties":{"$ref":"#/$defs/profile"},"examples":[{"primary":{"model":"claude-sonnet-4.5"},"fast":{"model":"claude-haiku-4.5"},"routing":{"specGeneration":"primary","interactiveChat":"fast"}}]},"budget":{"title":"Budget","description":"Limits per developer.","type":"object","properties":{"daily":{"$ref":"#/$defs/limit","description":"Limits for one developer and day."},"monthly":{"$ref":"#/$defs/limit","description":"Limits for one developer and calendar month."}},"additionalProperties":false,"examples":[{"monthly":{"credits":900,"alertThreshold":0.8,"action":"restrict"}}]}},"$defs":{"profile":{"title":"Profile","description":"A model and its parameters.","type":"object","properties":{"provider":{"type":"string","title":"Provider","description":"Who makes the model.","minLength":1,"default":"anthropic","examples":["anthropic","openai"]},"model":{"type":"string","title":"Model","description":"The model's id as Kiro lists it.","minLength":1,"default":"auto","examples":["auto","claude-sonnet-4.5","claude-haiku-4.5"]},"maxTokens":{"type":"integer","title":"Most tokens","description":"The longest answer, in tokens.","minimum":1,"default":8192,"examples":[4096,8192]},"temperature":{"type":"number","title":"Temperature","description":"0 is the most repeatable, 1 the most varied.","minimum":0,"maximum":1,"default":0.1,"examples":[0.1,0.2]}},"required":["model"],"additionalProperties":false,"examples":[{"provider":"anthropic","model":"claude-sonnet-4.5","maxTokens":8192,"temperature":0.1}]},"routing":{"title":"Routing","description":"Which profile does which kind of work.","type":"object","properties":{"specGeneration":{"$ref":"#/$defs/route","description":"Writing requirements, design and tasks of a spec."},"taskExecution":{"$ref":"#/$defs/route","description":"An agent carrying out a task of a spec."},"codeReview":{"$ref":"#/$defs/route","description":"Reviewing code for security and correctness."},"interactiveChat":{"$ref":"#/$defs/route","description":"Questions and exploration in the chat."},"hookActions":{"$ref":"#/$defs/route","description":"Agent actions that events trigger."},"codeExplanation":{"$ref":"#/$defs/route","description":"Explaining existing code."},"documentationUpdate":{"$ref":"#/$defs/route","description":"Keeping documentation up to date."}},"additionalProperties":false,"examples":[{"specGeneration":"primary","interactiveChat":"fast"}]},"route":{"type":"string","title":"Profile name","description":"The name of a profile under models.","minLength":1,"default":"primary","examples":["primary","fast"]},"limit":{"title":"Limit","description":"What one developer may use, and what happens then. Credits are what Kiro meters; tokens are kept for contracts that state them.","type":"object","properties":{"credits":{"type":"number","title":"Credits","description":"Kiro credits.","minimum":0,"default":1000,"examples":[50,1000]},"inputTokens":{"type":"integer","title":"Input tokens","description":"Tokens sent to models. Kiro does not meter tokens.","minimum":0,"default":500000,"examples":[500000]},"outputTokens":{"type":"integer","title":"Output tokens","description":"Tokens written by models. Kiro does not meter tokens.","minimum":0,"default":200000,"examples":[200000]},"alertThreshold":{"type":"number","title":"Alert threshold","description":"The part of the limit at which to tell the developer, 0 to 1.","minimum":0,"maximum":1,"default":0.8,"examples":[0.8]},"action":{"type":"string","title":"Action","description":"notify tells the developer, restrict switches all routing to the profile fast, pause stops agent work.","enum":["notify","restrict","pause"],"default":"notify","examples":["notify"]}},"additionalProperties":false,"examples":[{"credits":50,"alertThreshold":0.8,"action":"notify"}]}},"examples":[{"models":{"primary":{"provider":"anthropic","model":"claude-sonnet-4.5"},"fast":{"provider":"anthropic","model":"claude-haiku-4.5"},"routing":{"specGeneration":"primary","taskExecution":"primary","interactiveChat":"fast"}},"budget":{"monthly":{"credits":900,"alertThreshold":0.8,"action":"restrict"}}}]};
const schema32 = {"title":"Profile","description":"A model and its parameters.","type":"object","properties":{"provider":{"type":"string","title":"Provider","description":"Who makes the model.","minLength":1,"default":"anthropic","examples":["anthropic","openai"]},"model":{"type":"string","title":"Model","description":"The model's id as Kiro lists it.","minLength":1,"default":"auto","examples":["auto","claude-sonnet-4.5","claude-haiku-4.5"]},"maxTokens":{"type":"integer","title":"Most tokens","description":"The longest answer, in tokens.","minimum":1,"default":8192,"examples":[4096,8192]},"temperature":{"type":"number","title":"Temperature","description":"0 is the most repeatable, 1 the most varied.","minimum":0,"maximum":1,"default":0.1,"examples":[0.1,0.2]}},"required":["model"],"additionalProperties":false,"examples":[{"provider":"anthropic","model":"claude-sonnet-4.5","maxTokens":8192,"temperature":0.1}]};
const schema43 = {"title":"Limit","description":"What one developer may use, and what happens then. Credits are what Kiro meters; tokens are kept for contracts that state them.","type":"object","properties":{"credits":{"type":"number","title":"Credits","description":"Kiro credits.","minimum":0,"default":1000,"examples":[50,1000]},"inputTokens":{"type":"integer","title":"Input tokens","description":"Tokens sent to models. Kiro does not meter tokens.","minimum":0,"default":500000,"examples":[500000]},"outputTokens":{"type":"integer","title":"Output tokens","description":"Tokens written by models. Kiro does not meter tokens.","minimum":0,"default":200000,"examples":[200000]},"alertThreshold":{"type":"number","title":"Alert threshold","description":"The part of the limit at which to tell the developer, 0 to 1.","minimum":0,"maximum":1,"default":0.8,"examples":[0.8]},"action":{"type":"string","title":"Action","description":"notify tells the developer, restrict switches all routing to the profile fast, pause stops agent work.","enum":["notify","restrict","pause"],"default":"notify","examples":["notify"]}},"additionalProperties":false,"examples":[{"credits":50,"alertThreshold":0.8,"action":"notify"}]};
const func1 = require("ajv/dist/runtime/ucs2length").default;
const schema35 = {"title":"Routing","description":"Which profile does which kind of work.","type":"object","properties":{"specGeneration":{"$ref":"#/$defs/route","description":"Writing requirements, design and tasks of a spec."},"taskExecution":{"$ref":"#/$defs/route","description":"An agent carrying out a task of a spec."},"codeReview":{"$ref":"#/$defs/route","description":"Reviewing code for security and correctness."},"interactiveChat":{"$ref":"#/$defs/route","description":"Questions and exploration in the chat."},"hookActions":{"$ref":"#/$defs/route","description":"Agent actions that events trigger."},"codeExplanation":{"$ref":"#/$defs/route","description":"Explaining existing code."},"documentationUpdate":{"$ref":"#/$defs/route","description":"Keeping documentation up to date."}},"additionalProperties":false,"examples":[{"specGeneration":"primary","interactiveChat":"fast"}]};
const schema36 = {"type":"string","title":"Profile name","description":"The name of a profile under models.","minLength":1,"default":"primary","examples":["primary","fast"]};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "specGeneration") || (key0 === "taskExecution")) || (key0 === "codeReview")) || (key0 === "interactiveChat")) || (key0 === "hookActions")) || (key0 === "codeExplanation")) || (key0 === "documentationUpdate"))){
const err0 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.specGeneration !== undefined){
let data0 = data.specGeneration;
if(typeof data0 === "string"){
if(func1(data0) < 1){
const err1 = {instancePath:instancePath+"/specGeneration",schemaPath:"#/$defs/route/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema36,data:data0};
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
const err2 = {instancePath:instancePath+"/specGeneration",schemaPath:"#/$defs/route/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.taskExecution !== undefined){
let data1 = data.taskExecution;
if(typeof data1 === "string"){
if(func1(data1) < 1){
const err3 = {instancePath:instancePath+"/taskExecution",schemaPath:"#/$defs/route/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema36,data:data1};
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
const err4 = {instancePath:instancePath+"/taskExecution",schemaPath:"#/$defs/route/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.codeReview !== undefined){
let data2 = data.codeReview;
if(typeof data2 === "string"){
if(func1(data2) < 1){
const err5 = {instancePath:instancePath+"/codeReview",schemaPath:"#/$defs/route/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema36,data:data2};
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
const err6 = {instancePath:instancePath+"/codeReview",schemaPath:"#/$defs/route/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.interactiveChat !== undefined){
let data3 = data.interactiveChat;
if(typeof data3 === "string"){
if(func1(data3) < 1){
const err7 = {instancePath:instancePath+"/interactiveChat",schemaPath:"#/$defs/route/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema36,data:data3};
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
const err8 = {instancePath:instancePath+"/interactiveChat",schemaPath:"#/$defs/route/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.hookActions !== undefined){
let data4 = data.hookActions;
if(typeof data4 === "string"){
if(func1(data4) < 1){
const err9 = {instancePath:instancePath+"/hookActions",schemaPath:"#/$defs/route/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema36,data:data4};
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
const err10 = {instancePath:instancePath+"/hookActions",schemaPath:"#/$defs/route/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.codeExplanation !== undefined){
let data5 = data.codeExplanation;
if(typeof data5 === "string"){
if(func1(data5) < 1){
const err11 = {instancePath:instancePath+"/codeExplanation",schemaPath:"#/$defs/route/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema36,data:data5};
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
const err12 = {instancePath:instancePath+"/codeExplanation",schemaPath:"#/$defs/route/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data5};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.documentationUpdate !== undefined){
let data6 = data.documentationUpdate;
if(typeof data6 === "string"){
if(func1(data6) < 1){
const err13 = {instancePath:instancePath+"/documentationUpdate",schemaPath:"#/$defs/route/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema36,data:data6};
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
const err14 = {instancePath:instancePath+"/documentationUpdate",schemaPath:"#/$defs/route/type",keyword:"type",params:{type: "string"},schema:schema36.type,parentSchema:schema36,data:data6};
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
const err15 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema35.type,parentSchema:schema35,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/kiro-settings.schema.json" */;
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
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err0 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},schema:schema31.properties.$schema.type,parentSchema:schema31.properties.$schema,data:data0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.models !== undefined){
let data1 = data.models;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
for(const key0 in data1){
if(!(((key0 === "primary") || (key0 === "fast")) || (key0 === "routing"))){
let data2 = data1[key0];
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.model === undefined){
const err1 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/profile/required",keyword:"required",params:{missingProperty: "model"},schema:schema32.required,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key1 in data2){
if(!((((key1 === "provider") || (key1 === "model")) || (key1 === "maxTokens")) || (key1 === "temperature"))){
const err2 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/profile/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},schema:false,parentSchema:schema32,data:data2};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data2.provider !== undefined){
let data3 = data2.provider;
if(typeof data3 === "string"){
if(func1(data3) < 1){
const err3 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/provider",schemaPath:"#/$defs/profile/properties/provider/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32.properties.provider,data:data3};
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
const err4 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/provider",schemaPath:"#/$defs/profile/properties/provider/type",keyword:"type",params:{type: "string"},schema:schema32.properties.provider.type,parentSchema:schema32.properties.provider,data:data3};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data2.model !== undefined){
let data4 = data2.model;
if(typeof data4 === "string"){
if(func1(data4) < 1){
const err5 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/model",schemaPath:"#/$defs/profile/properties/model/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32.properties.model,data:data4};
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
const err6 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/model",schemaPath:"#/$defs/profile/properties/model/type",keyword:"type",params:{type: "string"},schema:schema32.properties.model.type,parentSchema:schema32.properties.model,data:data4};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data2.maxTokens !== undefined){
let data5 = data2.maxTokens;
if(!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))){
const err7 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxTokens",schemaPath:"#/$defs/profile/properties/maxTokens/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.maxTokens.type,parentSchema:schema32.properties.maxTokens,data:data5};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data5 == "number") && (isFinite(data5))){
if(data5 < 1 || isNaN(data5)){
const err8 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/maxTokens",schemaPath:"#/$defs/profile/properties/maxTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.maxTokens,data:data5};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
}
if(data2.temperature !== undefined){
let data6 = data2.temperature;
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 1 || isNaN(data6)){
const err9 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/temperature",schemaPath:"#/$defs/profile/properties/temperature/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema32.properties.temperature,data:data6};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err10 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/temperature",schemaPath:"#/$defs/profile/properties/temperature/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema32.properties.temperature,data:data6};
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
const err11 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1")+"/temperature",schemaPath:"#/$defs/profile/properties/temperature/type",keyword:"type",params:{type: "number"},schema:schema32.properties.temperature.type,parentSchema:schema32.properties.temperature,data:data6};
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
const err12 = {instancePath:instancePath+"/models/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/$defs/profile/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data2};
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
if(data1.primary !== undefined){
let data7 = data1.primary;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.model === undefined){
const err13 = {instancePath:instancePath+"/models/primary",schemaPath:"#/$defs/profile/required",keyword:"required",params:{missingProperty: "model"},schema:schema32.required,parentSchema:schema32,data:data7};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
for(const key2 in data7){
if(!((((key2 === "provider") || (key2 === "model")) || (key2 === "maxTokens")) || (key2 === "temperature"))){
const err14 = {instancePath:instancePath+"/models/primary",schemaPath:"#/$defs/profile/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},schema:false,parentSchema:schema32,data:data7};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data7.provider !== undefined){
let data8 = data7.provider;
if(typeof data8 === "string"){
if(func1(data8) < 1){
const err15 = {instancePath:instancePath+"/models/primary/provider",schemaPath:"#/$defs/profile/properties/provider/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32.properties.provider,data:data8};
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
const err16 = {instancePath:instancePath+"/models/primary/provider",schemaPath:"#/$defs/profile/properties/provider/type",keyword:"type",params:{type: "string"},schema:schema32.properties.provider.type,parentSchema:schema32.properties.provider,data:data8};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data7.model !== undefined){
let data9 = data7.model;
if(typeof data9 === "string"){
if(func1(data9) < 1){
const err17 = {instancePath:instancePath+"/models/primary/model",schemaPath:"#/$defs/profile/properties/model/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32.properties.model,data:data9};
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
const err18 = {instancePath:instancePath+"/models/primary/model",schemaPath:"#/$defs/profile/properties/model/type",keyword:"type",params:{type: "string"},schema:schema32.properties.model.type,parentSchema:schema32.properties.model,data:data9};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data7.maxTokens !== undefined){
let data10 = data7.maxTokens;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err19 = {instancePath:instancePath+"/models/primary/maxTokens",schemaPath:"#/$defs/profile/properties/maxTokens/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.maxTokens.type,parentSchema:schema32.properties.maxTokens,data:data10};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 < 1 || isNaN(data10)){
const err20 = {instancePath:instancePath+"/models/primary/maxTokens",schemaPath:"#/$defs/profile/properties/maxTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.maxTokens,data:data10};
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
if(data7.temperature !== undefined){
let data11 = data7.temperature;
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 1 || isNaN(data11)){
const err21 = {instancePath:instancePath+"/models/primary/temperature",schemaPath:"#/$defs/profile/properties/temperature/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema32.properties.temperature,data:data11};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data11 < 0 || isNaN(data11)){
const err22 = {instancePath:instancePath+"/models/primary/temperature",schemaPath:"#/$defs/profile/properties/temperature/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema32.properties.temperature,data:data11};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
else {
const err23 = {instancePath:instancePath+"/models/primary/temperature",schemaPath:"#/$defs/profile/properties/temperature/type",keyword:"type",params:{type: "number"},schema:schema32.properties.temperature.type,parentSchema:schema32.properties.temperature,data:data11};
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
const err24 = {instancePath:instancePath+"/models/primary",schemaPath:"#/$defs/profile/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data7};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data1.fast !== undefined){
let data12 = data1.fast;
if(data12 && typeof data12 == "object" && !Array.isArray(data12)){
if(data12.model === undefined){
const err25 = {instancePath:instancePath+"/models/fast",schemaPath:"#/$defs/profile/required",keyword:"required",params:{missingProperty: "model"},schema:schema32.required,parentSchema:schema32,data:data12};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
for(const key3 in data12){
if(!((((key3 === "provider") || (key3 === "model")) || (key3 === "maxTokens")) || (key3 === "temperature"))){
const err26 = {instancePath:instancePath+"/models/fast",schemaPath:"#/$defs/profile/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},schema:false,parentSchema:schema32,data:data12};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data12.provider !== undefined){
let data13 = data12.provider;
if(typeof data13 === "string"){
if(func1(data13) < 1){
const err27 = {instancePath:instancePath+"/models/fast/provider",schemaPath:"#/$defs/profile/properties/provider/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32.properties.provider,data:data13};
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
const err28 = {instancePath:instancePath+"/models/fast/provider",schemaPath:"#/$defs/profile/properties/provider/type",keyword:"type",params:{type: "string"},schema:schema32.properties.provider.type,parentSchema:schema32.properties.provider,data:data13};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data12.model !== undefined){
let data14 = data12.model;
if(typeof data14 === "string"){
if(func1(data14) < 1){
const err29 = {instancePath:instancePath+"/models/fast/model",schemaPath:"#/$defs/profile/properties/model/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema32.properties.model,data:data14};
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
const err30 = {instancePath:instancePath+"/models/fast/model",schemaPath:"#/$defs/profile/properties/model/type",keyword:"type",params:{type: "string"},schema:schema32.properties.model.type,parentSchema:schema32.properties.model,data:data14};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data12.maxTokens !== undefined){
let data15 = data12.maxTokens;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err31 = {instancePath:instancePath+"/models/fast/maxTokens",schemaPath:"#/$defs/profile/properties/maxTokens/type",keyword:"type",params:{type: "integer"},schema:schema32.properties.maxTokens.type,parentSchema:schema32.properties.maxTokens,data:data15};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 < 1 || isNaN(data15)){
const err32 = {instancePath:instancePath+"/models/fast/maxTokens",schemaPath:"#/$defs/profile/properties/maxTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema32.properties.maxTokens,data:data15};
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
if(data12.temperature !== undefined){
let data16 = data12.temperature;
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 1 || isNaN(data16)){
const err33 = {instancePath:instancePath+"/models/fast/temperature",schemaPath:"#/$defs/profile/properties/temperature/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema32.properties.temperature,data:data16};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data16 < 0 || isNaN(data16)){
const err34 = {instancePath:instancePath+"/models/fast/temperature",schemaPath:"#/$defs/profile/properties/temperature/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema32.properties.temperature,data:data16};
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
const err35 = {instancePath:instancePath+"/models/fast/temperature",schemaPath:"#/$defs/profile/properties/temperature/type",keyword:"type",params:{type: "number"},schema:schema32.properties.temperature.type,parentSchema:schema32.properties.temperature,data:data16};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
}
else {
const err36 = {instancePath:instancePath+"/models/fast",schemaPath:"#/$defs/profile/type",keyword:"type",params:{type: "object"},schema:schema32.type,parentSchema:schema32,data:data12};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data1.routing !== undefined){
if(!(validate21(data1.routing, {instancePath:instancePath+"/models/routing",parentData:data1,parentDataProperty:"routing",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err37 = {instancePath:instancePath+"/models",schemaPath:"#/properties/models/type",keyword:"type",params:{type: "object"},schema:schema31.properties.models.type,parentSchema:schema31.properties.models,data:data1};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.budget !== undefined){
let data18 = data.budget;
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
for(const key4 in data18){
if(!((key4 === "daily") || (key4 === "monthly"))){
const err38 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},schema:false,parentSchema:schema31.properties.budget,data:data18};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data18.daily !== undefined){
let data19 = data18.daily;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
for(const key5 in data19){
if(!(((((key5 === "credits") || (key5 === "inputTokens")) || (key5 === "outputTokens")) || (key5 === "alertThreshold")) || (key5 === "action"))){
const err39 = {instancePath:instancePath+"/budget/daily",schemaPath:"#/$defs/limit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},schema:false,parentSchema:schema43,data:data19};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data19.credits !== undefined){
let data20 = data19.credits;
if((typeof data20 == "number") && (isFinite(data20))){
if(data20 < 0 || isNaN(data20)){
const err40 = {instancePath:instancePath+"/budget/daily/credits",schemaPath:"#/$defs/limit/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema43.properties.credits,data:data20};
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
const err41 = {instancePath:instancePath+"/budget/daily/credits",schemaPath:"#/$defs/limit/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema43.properties.credits.type,parentSchema:schema43.properties.credits,data:data20};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data19.inputTokens !== undefined){
let data21 = data19.inputTokens;
if(!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))){
const err42 = {instancePath:instancePath+"/budget/daily/inputTokens",schemaPath:"#/$defs/limit/properties/inputTokens/type",keyword:"type",params:{type: "integer"},schema:schema43.properties.inputTokens.type,parentSchema:schema43.properties.inputTokens,data:data21};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if((typeof data21 == "number") && (isFinite(data21))){
if(data21 < 0 || isNaN(data21)){
const err43 = {instancePath:instancePath+"/budget/daily/inputTokens",schemaPath:"#/$defs/limit/properties/inputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema43.properties.inputTokens,data:data21};
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
if(data19.outputTokens !== undefined){
let data22 = data19.outputTokens;
if(!(((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22))) && (isFinite(data22)))){
const err44 = {instancePath:instancePath+"/budget/daily/outputTokens",schemaPath:"#/$defs/limit/properties/outputTokens/type",keyword:"type",params:{type: "integer"},schema:schema43.properties.outputTokens.type,parentSchema:schema43.properties.outputTokens,data:data22};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if((typeof data22 == "number") && (isFinite(data22))){
if(data22 < 0 || isNaN(data22)){
const err45 = {instancePath:instancePath+"/budget/daily/outputTokens",schemaPath:"#/$defs/limit/properties/outputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema43.properties.outputTokens,data:data22};
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
if(data19.alertThreshold !== undefined){
let data23 = data19.alertThreshold;
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 1 || isNaN(data23)){
const err46 = {instancePath:instancePath+"/budget/daily/alertThreshold",schemaPath:"#/$defs/limit/properties/alertThreshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema43.properties.alertThreshold,data:data23};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err47 = {instancePath:instancePath+"/budget/daily/alertThreshold",schemaPath:"#/$defs/limit/properties/alertThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema43.properties.alertThreshold,data:data23};
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
const err48 = {instancePath:instancePath+"/budget/daily/alertThreshold",schemaPath:"#/$defs/limit/properties/alertThreshold/type",keyword:"type",params:{type: "number"},schema:schema43.properties.alertThreshold.type,parentSchema:schema43.properties.alertThreshold,data:data23};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data19.action !== undefined){
let data24 = data19.action;
if(typeof data24 !== "string"){
const err49 = {instancePath:instancePath+"/budget/daily/action",schemaPath:"#/$defs/limit/properties/action/type",keyword:"type",params:{type: "string"},schema:schema43.properties.action.type,parentSchema:schema43.properties.action,data:data24};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
if(!(((data24 === "notify") || (data24 === "restrict")) || (data24 === "pause"))){
const err50 = {instancePath:instancePath+"/budget/daily/action",schemaPath:"#/$defs/limit/properties/action/enum",keyword:"enum",params:{allowedValues: schema43.properties.action.enum},schema:schema43.properties.action.enum,parentSchema:schema43.properties.action,data:data24};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/budget/daily",schemaPath:"#/$defs/limit/type",keyword:"type",params:{type: "object"},schema:schema43.type,parentSchema:schema43,data:data19};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data18.monthly !== undefined){
let data25 = data18.monthly;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key6 in data25){
if(!(((((key6 === "credits") || (key6 === "inputTokens")) || (key6 === "outputTokens")) || (key6 === "alertThreshold")) || (key6 === "action"))){
const err52 = {instancePath:instancePath+"/budget/monthly",schemaPath:"#/$defs/limit/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},schema:false,parentSchema:schema43,data:data25};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data25.credits !== undefined){
let data26 = data25.credits;
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 < 0 || isNaN(data26)){
const err53 = {instancePath:instancePath+"/budget/monthly/credits",schemaPath:"#/$defs/limit/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema43.properties.credits,data:data26};
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
const err54 = {instancePath:instancePath+"/budget/monthly/credits",schemaPath:"#/$defs/limit/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema43.properties.credits.type,parentSchema:schema43.properties.credits,data:data26};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data25.inputTokens !== undefined){
let data27 = data25.inputTokens;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err55 = {instancePath:instancePath+"/budget/monthly/inputTokens",schemaPath:"#/$defs/limit/properties/inputTokens/type",keyword:"type",params:{type: "integer"},schema:schema43.properties.inputTokens.type,parentSchema:schema43.properties.inputTokens,data:data27};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 < 0 || isNaN(data27)){
const err56 = {instancePath:instancePath+"/budget/monthly/inputTokens",schemaPath:"#/$defs/limit/properties/inputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema43.properties.inputTokens,data:data27};
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
if(data25.outputTokens !== undefined){
let data28 = data25.outputTokens;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err57 = {instancePath:instancePath+"/budget/monthly/outputTokens",schemaPath:"#/$defs/limit/properties/outputTokens/type",keyword:"type",params:{type: "integer"},schema:schema43.properties.outputTokens.type,parentSchema:schema43.properties.outputTokens,data:data28};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 < 0 || isNaN(data28)){
const err58 = {instancePath:instancePath+"/budget/monthly/outputTokens",schemaPath:"#/$defs/limit/properties/outputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema43.properties.outputTokens,data:data28};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
if(data25.alertThreshold !== undefined){
let data29 = data25.alertThreshold;
if((typeof data29 == "number") && (isFinite(data29))){
if(data29 > 1 || isNaN(data29)){
const err59 = {instancePath:instancePath+"/budget/monthly/alertThreshold",schemaPath:"#/$defs/limit/properties/alertThreshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema43.properties.alertThreshold,data:data29};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
if(data29 < 0 || isNaN(data29)){
const err60 = {instancePath:instancePath+"/budget/monthly/alertThreshold",schemaPath:"#/$defs/limit/properties/alertThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema43.properties.alertThreshold,data:data29};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
else {
const err61 = {instancePath:instancePath+"/budget/monthly/alertThreshold",schemaPath:"#/$defs/limit/properties/alertThreshold/type",keyword:"type",params:{type: "number"},schema:schema43.properties.alertThreshold.type,parentSchema:schema43.properties.alertThreshold,data:data29};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
if(data25.action !== undefined){
let data30 = data25.action;
if(typeof data30 !== "string"){
const err62 = {instancePath:instancePath+"/budget/monthly/action",schemaPath:"#/$defs/limit/properties/action/type",keyword:"type",params:{type: "string"},schema:schema43.properties.action.type,parentSchema:schema43.properties.action,data:data30};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(!(((data30 === "notify") || (data30 === "restrict")) || (data30 === "pause"))){
const err63 = {instancePath:instancePath+"/budget/monthly/action",schemaPath:"#/$defs/limit/properties/action/enum",keyword:"enum",params:{allowedValues: schema43.properties.action.enum},schema:schema43.properties.action.enum,parentSchema:schema43.properties.action,data:data30};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/budget/monthly",schemaPath:"#/$defs/limit/type",keyword:"type",params:{type: "object"},schema:schema43.type,parentSchema:schema43,data:data25};
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
const err65 = {instancePath:instancePath+"/budget",schemaPath:"#/properties/budget/type",keyword:"type",params:{type: "object"},schema:schema31.properties.budget.type,parentSchema:schema31.properties.budget,data:data18};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
}
else {
const err66 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema31.type,parentSchema:schema31,data};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"$schema":true,"models":true,"budget":true},"dynamicProps":false,"dynamicItems":false};
