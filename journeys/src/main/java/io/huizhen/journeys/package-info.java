/**
 * People in real browsers, walking through the running system as they would: page objects, scenarios, and the demo.
 *
 * <p>Nobody here calls an API, reads a table or uses a hook for tests. A {@link io.huizhen.journeys.Person} acts through
 * what is visible on the page, by role or label; what is looked for is named by message key.
 */
package io.huizhen.journeys;
