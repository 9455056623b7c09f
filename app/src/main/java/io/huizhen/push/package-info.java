/**
 * Tells open pages, on every node, that something they show has changed. A hint carries a topic and nothing else: the
 * page asks for the news itself, through its own door. May be lost with its node; nothing depends on it.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "platform")
package io.huizhen.push;
