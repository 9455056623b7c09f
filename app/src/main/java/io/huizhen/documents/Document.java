package io.huizhen.documents;

import java.time.Instant;

/**
 * A file of a case, without its bytes and without its name, which is sealed.
 *
 * @param version counts within kind and case where a kind has versions, else 1
 * @param digest SHA-256 of the bytes
 * @param address where the sealed bytes lie in the file store
 */
public record Document(
        String id,
        String caseId,
        DocumentKind kind,
        int version,
        String mediaType,
        long size,
        byte[] digest,
        String address,
        Instant createdAt,
        String createdBy) {}
