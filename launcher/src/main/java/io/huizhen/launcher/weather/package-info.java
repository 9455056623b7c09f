/** Bad lines on purpose: one small UDP relay, the same for tests, drills and measurements. */
package io.huizhen.launcher.weather;
