package io.huizhen.models;

import java.util.Map;

/** The versions of every process and decision that a case was started with and keeps to its end. */
public record FrozenModels(String caseId, Map<String, Frozen> models) {

    public record Frozen(String key, Kind kind, String definitionId, int version) {}

    public enum Kind {
        PROCESS,
        DECISION
    }

    /** The frozen version of one model. */
    public Frozen of(String key) {
        Frozen frozen = models.get(key);
        if (frozen == null) {
            throw new IllegalStateException("case " + caseId + " was started without a version of " + key);
        }
        return frozen;
    }
}
