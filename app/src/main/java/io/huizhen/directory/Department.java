package io.huizhen.directory;

/**
 * A department of a hospital.
 *
 * @param pilot cases may be routed here only while this is true (R16: start with one department)
 */
public record Department(String id, String hospitalId, Bilingual name, boolean pilot) {}
