package io.huizhen.report;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The doctor's own word on whether picture and sound were good enough to judge by; part of the signed text.
 *
 * @param limits what could not be judged, in words; empty unless limited
 */
record QualityJudgement(Answer answer, String limits) {

    enum Answer {
        ENOUGH,
        LIMITED,
        /** No report can be made of it: a further consult is needed. */
        NOT_ENOUGH
    }

    QualityJudgement {
        limits = answer == Answer.LIMITED ? limits.strip() : "";
    }

    /** Empty for an answer that is none. */
    static Optional<QualityJudgement> of(String answer, String limits) {
        return Stream.of(Answer.values())
                .filter(known -> known.name().equals(answer))
                .map(known -> new QualityJudgement(known, limits))
                .findFirst();
    }
}
