/** The pages as people use them, one class each: what can be done there, named by what it means. */
package io.huizhen.journeys.pages;
