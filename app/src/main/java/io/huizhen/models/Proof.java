package io.huizhen.models;

import java.time.Instant;
import java.util.List;

/**
 * That a decision was made: by which version and which of its rules. The facts stay sealed.
 *
 * @param words the matched rules as their table says them, in the reader's language
 */
public record Proof(String decision, int version, List<String> matchedRules, List<String> words, Instant decidedAt) {}
