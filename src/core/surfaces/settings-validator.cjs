// Generated from schemas/kiro-settings.schema.json by `npm run generate`. Do not edit.
"use strict";
module.exports = validate52;
module.exports.default = validate52;
const schema19 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/kiro-settings.schema.json","title":"Kiro settings contract","description":"The part of .kiro/settings.json in which a team declares which model does which work and what each developer may spend. Kiro itself does not read these keys; Kiro Governance checks them at review time. Other keys in the file are left alone.","type":"object","properties":{"$schema":{"type":"string","title":"Schema","description":"The address of this schema, for editors."},"models":{"$ref":"#/$defs/top-models"},"budget":{"$ref":"#/$defs/top-budget"}},"$defs":{"profile":{"title":"Profile","description":"A model and its parameters.","type":"object","properties":{"provider":{"type":"string","title":"Provider","description":"Who makes the model.","minLength":1,"default":"anthropic","examples":["anthropic","openai"]},"model":{"type":"string","title":"Model","description":"The model's id as Kiro lists it.","minLength":1,"maxLength":500,"default":"auto","examples":["auto","claude-sonnet-4.5","claude-haiku-4.5"]},"maxTokens":{"type":"integer","title":"Most tokens","description":"The longest answer, in tokens.","minimum":1,"default":8192,"examples":[4096,8192]},"temperature":{"type":"number","title":"Temperature","description":"0 is the most repeatable, 1 the most varied.","minimum":0,"maximum":1,"default":0.1,"examples":[0.1,0.2]}},"required":["model"],"additionalProperties":false,"examples":[{"provider":"anthropic","model":"claude-sonnet-4.5","maxTokens":8192,"temperature":0.1}]},"routing":{"title":"Routing","description":"Which profile does which kind of work.","type":"object","properties":{"specGeneration":{"$ref":"#/$defs/route","description":"Writing requirements, design and tasks of a spec."},"taskExecution":{"$ref":"#/$defs/route","description":"An agent carrying out a task of a spec."},"codeReview":{"$ref":"#/$defs/route","description":"Reviewing code for security and correctness."},"interactiveChat":{"$ref":"#/$defs/route","description":"Questions and exploration in the chat."},"hookActions":{"$ref":"#/$defs/route","description":"Agent actions that events trigger."},"codeExplanation":{"$ref":"#/$defs/route","description":"Explaining existing code."},"documentationUpdate":{"$ref":"#/$defs/route","description":"Keeping documentation up to date."}},"additionalProperties":false,"examples":[{"specGeneration":"primary","interactiveChat":"fast"}]},"route":{"type":"string","title":"Profile name","description":"The name of a profile under models.","minLength":1,"maxLength":500,"default":"primary","examples":["primary","fast"]},"limit":{"title":"Limit","description":"What one developer may use, and what happens then. Credits are what Kiro meters; tokens are kept for contracts that state them.","type":"object","properties":{"credits":{"type":"number","title":"Credits","description":"Kiro credits.","minimum":0,"default":1000,"examples":[50,1000]},"inputTokens":{"type":"integer","title":"Input tokens","description":"Tokens sent to models. Kiro does not meter tokens.","minimum":0,"default":500000,"examples":[500000]},"outputTokens":{"type":"integer","title":"Output tokens","description":"Tokens written by models. Kiro does not meter tokens.","minimum":0,"default":200000,"examples":[200000]},"alertThreshold":{"type":"number","title":"Alert threshold","description":"The part of the limit at which to tell the developer, 0 to 1.","minimum":0,"maximum":1,"default":0.8,"examples":[0.8]},"action":{"type":"string","title":"Action","description":"notify tells the developer, restrict switches all routing to the profile fast, pause stops agent work.","enum":["notify","restrict","pause"],"default":"notify","examples":["notify"]}},"additionalProperties":false,"examples":[{"credits":50,"alertThreshold":0.8,"action":"notify"}]},"top-models":{"title":"Models","description":"Profiles (a name for a model with its parameters) and the routing of kinds of work to profiles. Every key but routing is a profile.","type":"object","properties":{"primary":{"$ref":"#/$defs/profile","description":"The model for demanding work."},"fast":{"$ref":"#/$defs/profile","description":"The model for frequent, simple work; a budget's action restrict switches to it."},"routing":{"$ref":"#/$defs/routing"}},"additionalProperties":{"$ref":"#/$defs/profile"},"examples":[{"primary":{"model":"claude-sonnet-4.5"},"fast":{"model":"claude-haiku-4.5"},"routing":{"specGeneration":"primary","interactiveChat":"fast"}}]},"top-budget":{"title":"Budget","description":"Limits per developer.","type":"object","properties":{"daily":{"$ref":"#/$defs/limit","description":"Limits for one developer and day."},"monthly":{"$ref":"#/$defs/limit","description":"Limits for one developer and calendar month."}},"additionalProperties":false,"examples":[{"monthly":{"credits":900,"alertThreshold":0.8,"action":"restrict"}}]}},"examples":[{"models":{"primary":{"provider":"anthropic","model":"claude-sonnet-4.5"},"fast":{"provider":"anthropic","model":"claude-haiku-4.5"},"routing":{"specGeneration":"primary","taskExecution":"primary","interactiveChat":"fast"}},"budget":{"monthly":{"credits":900,"alertThreshold":0.8,"action":"restrict"}}}]};
const schema20 = {"title":"Models","description":"Profiles (a name for a model with its parameters) and the routing of kinds of work to profiles. Every key but routing is a profile.","type":"object","properties":{"primary":{"$ref":"#/$defs/profile","description":"The model for demanding work."},"fast":{"$ref":"#/$defs/profile","description":"The model for frequent, simple work; a budget's action restrict switches to it."},"routing":{"$ref":"#/$defs/routing"}},"additionalProperties":{"$ref":"#/$defs/profile"},"examples":[{"primary":{"model":"claude-sonnet-4.5"},"fast":{"model":"claude-haiku-4.5"},"routing":{"specGeneration":"primary","interactiveChat":"fast"}}]};
const schema21 = {"title":"Profile","description":"A model and its parameters.","type":"object","properties":{"provider":{"type":"string","title":"Provider","description":"Who makes the model.","minLength":1,"default":"anthropic","examples":["anthropic","openai"]},"model":{"type":"string","title":"Model","description":"The model's id as Kiro lists it.","minLength":1,"maxLength":500,"default":"auto","examples":["auto","claude-sonnet-4.5","claude-haiku-4.5"]},"maxTokens":{"type":"integer","title":"Most tokens","description":"The longest answer, in tokens.","minimum":1,"default":8192,"examples":[4096,8192]},"temperature":{"type":"number","title":"Temperature","description":"0 is the most repeatable, 1 the most varied.","minimum":0,"maximum":1,"default":0.1,"examples":[0.1,0.2]}},"required":["model"],"additionalProperties":false,"examples":[{"provider":"anthropic","model":"claude-sonnet-4.5","maxTokens":8192,"temperature":0.1}]};
const func1 = require("ajv/dist/runtime/ucs2length").default;

function validate54(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate54.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "model"},schema:schema21.required,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "provider") || (key0 === "model")) || (key0 === "maxTokens")) || (key0 === "temperature"))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},schema:false,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.provider !== undefined){
let data0 = data.provider;
if(typeof data0 === "string"){
if(func1(data0) < 1){
const err2 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema21.properties.provider,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
else {
const err3 = {instancePath:instancePath+"/provider",schemaPath:"#/properties/provider/type",keyword:"type",params:{type: "string"},schema:schema21.properties.provider.type,parentSchema:schema21.properties.provider,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.model !== undefined){
let data1 = data.model;
if(typeof data1 === "string"){
if(func1(data1) > 500){
const err4 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema21.properties.model,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(func1(data1) < 1){
const err5 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema21.properties.model,data:data1};
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
const err6 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "string"},schema:schema21.properties.model.type,parentSchema:schema21.properties.model,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.maxTokens !== undefined){
let data2 = data.maxTokens;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err7 = {instancePath:instancePath+"/maxTokens",schemaPath:"#/properties/maxTokens/type",keyword:"type",params:{type: "integer"},schema:schema21.properties.maxTokens.type,parentSchema:schema21.properties.maxTokens,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 1 || isNaN(data2)){
const err8 = {instancePath:instancePath+"/maxTokens",schemaPath:"#/properties/maxTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},schema:1,parentSchema:schema21.properties.maxTokens,data:data2};
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
if(data.temperature !== undefined){
let data3 = data.temperature;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1 || isNaN(data3)){
const err9 = {instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema21.properties.temperature,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema21.properties.temperature,data:data3};
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
const err11 = {instancePath:instancePath+"/temperature",schemaPath:"#/properties/temperature/type",keyword:"type",params:{type: "number"},schema:schema21.properties.temperature.type,parentSchema:schema21.properties.temperature,data:data3};
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
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema21.type,parentSchema:schema21,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate54.errors = vErrors;
return errors === 0;
}
validate54.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema22 = {"title":"Routing","description":"Which profile does which kind of work.","type":"object","properties":{"specGeneration":{"$ref":"#/$defs/route","description":"Writing requirements, design and tasks of a spec."},"taskExecution":{"$ref":"#/$defs/route","description":"An agent carrying out a task of a spec."},"codeReview":{"$ref":"#/$defs/route","description":"Reviewing code for security and correctness."},"interactiveChat":{"$ref":"#/$defs/route","description":"Questions and exploration in the chat."},"hookActions":{"$ref":"#/$defs/route","description":"Agent actions that events trigger."},"codeExplanation":{"$ref":"#/$defs/route","description":"Explaining existing code."},"documentationUpdate":{"$ref":"#/$defs/route","description":"Keeping documentation up to date."}},"additionalProperties":false,"examples":[{"specGeneration":"primary","interactiveChat":"fast"}]};
const schema23 = {"type":"string","title":"Profile name","description":"The name of a profile under models.","minLength":1,"maxLength":500,"default":"primary","examples":["primary","fast"]};

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
if(typeof data === "string"){
if(func1(data) > 500){
const err0 = {instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 500},schema:500,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(func1(data) < 1){
const err1 = {instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},schema:1,parentSchema:schema23,data};
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
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},schema:schema23.type,parentSchema:schema23,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate59.errors = vErrors;
return errors === 0;
}
validate59.evaluated = {"dynamicProps":false,"dynamicItems":false};


function validate58(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate58.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((((key0 === "specGeneration") || (key0 === "taskExecution")) || (key0 === "codeReview")) || (key0 === "interactiveChat")) || (key0 === "hookActions")) || (key0 === "codeExplanation")) || (key0 === "documentationUpdate"))){
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
if(data.specGeneration !== undefined){
if(!(validate59(data.specGeneration, {instancePath:instancePath+"/specGeneration",parentData:data,parentDataProperty:"specGeneration",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.taskExecution !== undefined){
if(!(validate59(data.taskExecution, {instancePath:instancePath+"/taskExecution",parentData:data,parentDataProperty:"taskExecution",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.codeReview !== undefined){
if(!(validate59(data.codeReview, {instancePath:instancePath+"/codeReview",parentData:data,parentDataProperty:"codeReview",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.interactiveChat !== undefined){
if(!(validate59(data.interactiveChat, {instancePath:instancePath+"/interactiveChat",parentData:data,parentDataProperty:"interactiveChat",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.hookActions !== undefined){
if(!(validate59(data.hookActions, {instancePath:instancePath+"/hookActions",parentData:data,parentDataProperty:"hookActions",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.codeExplanation !== undefined){
if(!(validate59(data.codeExplanation, {instancePath:instancePath+"/codeExplanation",parentData:data,parentDataProperty:"codeExplanation",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
if(data.documentationUpdate !== undefined){
if(!(validate59(data.documentationUpdate, {instancePath:instancePath+"/documentationUpdate",parentData:data,parentDataProperty:"documentationUpdate",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema22.type,parentSchema:schema22,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate58.errors = vErrors;
return errors === 0;
}
validate58.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(!(((key0 === "primary") || (key0 === "fast")) || (key0 === "routing"))){
if(!(validate54(data[key0], {instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data,parentDataProperty:key0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
}
if(data.primary !== undefined){
if(!(validate54(data.primary, {instancePath:instancePath+"/primary",parentData:data,parentDataProperty:"primary",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.fast !== undefined){
if(!(validate54(data.fast, {instancePath:instancePath+"/fast",parentData:data,parentDataProperty:"fast",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate54.errors : vErrors.concat(validate54.errors);
errors = vErrors.length;
}
}
if(data.routing !== undefined){
if(!(validate58(data.routing, {instancePath:instancePath+"/routing",parentData:data,parentDataProperty:"routing",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate58.errors : vErrors.concat(validate58.errors);
errors = vErrors.length;
}
}
}
else {
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema20.type,parentSchema:schema20,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate53.errors = vErrors;
return errors === 0;
}
validate53.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

const schema24 = {"title":"Budget","description":"Limits per developer.","type":"object","properties":{"daily":{"$ref":"#/$defs/limit","description":"Limits for one developer and day."},"monthly":{"$ref":"#/$defs/limit","description":"Limits for one developer and calendar month."}},"additionalProperties":false,"examples":[{"monthly":{"credits":900,"alertThreshold":0.8,"action":"restrict"}}]};
const schema25 = {"title":"Limit","description":"What one developer may use, and what happens then. Credits are what Kiro meters; tokens are kept for contracts that state them.","type":"object","properties":{"credits":{"type":"number","title":"Credits","description":"Kiro credits.","minimum":0,"default":1000,"examples":[50,1000]},"inputTokens":{"type":"integer","title":"Input tokens","description":"Tokens sent to models. Kiro does not meter tokens.","minimum":0,"default":500000,"examples":[500000]},"outputTokens":{"type":"integer","title":"Output tokens","description":"Tokens written by models. Kiro does not meter tokens.","minimum":0,"default":200000,"examples":[200000]},"alertThreshold":{"type":"number","title":"Alert threshold","description":"The part of the limit at which to tell the developer, 0 to 1.","minimum":0,"maximum":1,"default":0.8,"examples":[0.8]},"action":{"type":"string","title":"Action","description":"notify tells the developer, restrict switches all routing to the profile fast, pause stops agent work.","enum":["notify","restrict","pause"],"default":"notify","examples":["notify"]}},"additionalProperties":false,"examples":[{"credits":50,"alertThreshold":0.8,"action":"notify"}]};

function validate70(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate70.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
for(const key0 in data){
if(!(((((key0 === "credits") || (key0 === "inputTokens")) || (key0 === "outputTokens")) || (key0 === "alertThreshold")) || (key0 === "action"))){
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
if(data.credits !== undefined){
let data0 = data.credits;
if((typeof data0 == "number") && (isFinite(data0))){
if(data0 < 0 || isNaN(data0)){
const err1 = {instancePath:instancePath+"/credits",schemaPath:"#/properties/credits/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.credits,data:data0};
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
const err2 = {instancePath:instancePath+"/credits",schemaPath:"#/properties/credits/type",keyword:"type",params:{type: "number"},schema:schema25.properties.credits.type,parentSchema:schema25.properties.credits,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.inputTokens !== undefined){
let data1 = data.inputTokens;
if(!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))){
const err3 = {instancePath:instancePath+"/inputTokens",schemaPath:"#/properties/inputTokens/type",keyword:"type",params:{type: "integer"},schema:schema25.properties.inputTokens.type,parentSchema:schema25.properties.inputTokens,data:data1};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if((typeof data1 == "number") && (isFinite(data1))){
if(data1 < 0 || isNaN(data1)){
const err4 = {instancePath:instancePath+"/inputTokens",schemaPath:"#/properties/inputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.inputTokens,data:data1};
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
if(data.outputTokens !== undefined){
let data2 = data.outputTokens;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err5 = {instancePath:instancePath+"/outputTokens",schemaPath:"#/properties/outputTokens/type",keyword:"type",params:{type: "integer"},schema:schema25.properties.outputTokens.type,parentSchema:schema25.properties.outputTokens,data:data2};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 < 0 || isNaN(data2)){
const err6 = {instancePath:instancePath+"/outputTokens",schemaPath:"#/properties/outputTokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.outputTokens,data:data2};
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
if(data.alertThreshold !== undefined){
let data3 = data.alertThreshold;
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 1 || isNaN(data3)){
const err7 = {instancePath:instancePath+"/alertThreshold",schemaPath:"#/properties/alertThreshold/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},schema:1,parentSchema:schema25.properties.alertThreshold,data:data3};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err8 = {instancePath:instancePath+"/alertThreshold",schemaPath:"#/properties/alertThreshold/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},schema:0,parentSchema:schema25.properties.alertThreshold,data:data3};
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
const err9 = {instancePath:instancePath+"/alertThreshold",schemaPath:"#/properties/alertThreshold/type",keyword:"type",params:{type: "number"},schema:schema25.properties.alertThreshold.type,parentSchema:schema25.properties.alertThreshold,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.action !== undefined){
let data4 = data.action;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/type",keyword:"type",params:{type: "string"},schema:schema25.properties.action.type,parentSchema:schema25.properties.action,data:data4};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(!(((data4 === "notify") || (data4 === "restrict")) || (data4 === "pause"))){
const err11 = {instancePath:instancePath+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{allowedValues: schema25.properties.action.enum},schema:schema25.properties.action.enum,parentSchema:schema25.properties.action,data:data4};
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
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema25.type,parentSchema:schema25,data};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate70.errors = vErrors;
return errors === 0;
}
validate70.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


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
if(!((key0 === "daily") || (key0 === "monthly"))){
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
if(data.daily !== undefined){
if(!(validate70(data.daily, {instancePath:instancePath+"/daily",parentData:data,parentDataProperty:"daily",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
}
if(data.monthly !== undefined){
if(!(validate70(data.monthly, {instancePath:instancePath+"/monthly",parentData:data,parentDataProperty:"monthly",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate70.errors : vErrors.concat(validate70.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema24.type,parentSchema:schema24,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate69.errors = vErrors;
return errors === 0;
}
validate69.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


function validate52(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://raw.githubusercontent.com/kiro-governance/kiro-governance/main/schemas/kiro-settings.schema.json" */;
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
if(data.$schema !== undefined){
let data0 = data.$schema;
if(typeof data0 !== "string"){
const err0 = {instancePath:instancePath+"/$schema",schemaPath:"#/properties/%24schema/type",keyword:"type",params:{type: "string"},schema:schema19.properties.$schema.type,parentSchema:schema19.properties.$schema,data:data0};
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
if(!(validate53(data.models, {instancePath:instancePath+"/models",parentData:data,parentDataProperty:"models",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate53.errors : vErrors.concat(validate53.errors);
errors = vErrors.length;
}
}
if(data.budget !== undefined){
if(!(validate69(data.budget, {instancePath:instancePath+"/budget",parentData:data,parentDataProperty:"budget",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate69.errors : vErrors.concat(validate69.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},schema:schema19.type,parentSchema:schema19,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate52.errors = vErrors;
return errors === 0;
}
validate52.evaluated = {"props":{"$schema":true,"models":true,"budget":true},"dynamicProps":false,"dynamicItems":false};
