package io.huizhen.documents;

/** A file that a person sent and that passed {@link Uploads}. */
public record Upload(String fileName, String mediaType, byte[] bytes) {}
