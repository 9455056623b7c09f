package io.huizhen.directory;

/** A hospital or clinic; the inviting or the invited side of a case. */
public record Hospital(String id, Bilingual name, Bilingual address, String phone) {}
