/**
 * House rules over process and decision models. Run by the build on the models in this module, and by the model editor
 * on a manager's draft before it can be released. Pure functions over a parsed model; no engine is started.
 */
package io.huizhen.workflows.lint;
