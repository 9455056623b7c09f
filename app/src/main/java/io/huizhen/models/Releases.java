package io.huizhen.models;

import io.huizhen.models.FrozenModels.Frozen;
import io.huizhen.models.FrozenModels.Kind;
import io.huizhen.platform.Ids;
import io.huizhen.platform.Micros;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which version of a model is in force, where and from when. The engine's own "latest" is never used: it would change
 * a case that is under way.
 */
@Component
public class Releases {

    private final JdbcClient jdbc;
    private final Clock clock;

    Releases(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Gives a new case its versions: for each model the newest release in force, one for the department before one for
     * all. In the transaction that starts the case.
     *
     * @param department the department that the referral asks for; null when it asks for none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public FrozenModels freeze(String caseId, String department) {
        Map<String, Frozen> models = new HashMap<>();
        inForce().stream()
                .filter(release -> release.appliesTo(department))
                .sorted(Comparator.comparing(Release::isForAll).thenComparing(Release::from, Comparator.reverseOrder()))
                .forEach(release -> models.putIfAbsent(release.frozen().key(), release.frozen()));
        keep(caseId, models.values());
        return new FrozenModels(caseId, Map.copyOf(models));
    }

    /**
     * The case's version of a model that its own way does not pass. A case that is older than the model gets the newest
     * that is in force everywhere, and keeps it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Frozen late(String caseId, String key) {
        Frozen frozen = of(caseId).models().get(key);
        if (frozen != null) {
            return frozen;
        }
        Frozen newest = inForce().stream()
                .filter(release -> release.isForAll() && release.frozen().key().equals(key))
                .max(Comparator.comparing(Release::from))
                .orElseThrow(() -> new IllegalStateException("no release of " + key))
                .frozen();
        keep(caseId, List.of(newest));
        return newest;
    }

    private void keep(String caseId, Collection<Frozen> models) {
        List<Object> values = new ArrayList<>();
        for (Frozen frozen : models) {
            values.addAll(List.of(caseId, frozen.key(), frozen.kind().name(), frozen.definitionId(), frozen.version()));
        }
        String rows = String.join(", ", Collections.nCopies(models.size(), "(?, ?, ?, ?, ?)"));
        jdbc.sql("INSERT INTO case_model (case_id, model_key, kind, definition_id, version) VALUES " + rows)
                .params(values)
                .update();
    }

    /** The versions that the case was started with. */
    @Transactional(readOnly = true)
    public FrozenModels of(String caseId) {
        Map<String, Frozen> models = jdbc
                .sql("SELECT model_key, kind, definition_id, version FROM case_model WHERE case_id = ?")
                .param(caseId)
                .query((row, number) -> new Frozen(
                        row.getString("model_key"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("definition_id"),
                        row.getInt("version")))
                .stream()
                .collect(Collectors.toMap(Frozen::key, frozen -> frozen));
        return new FrozenModels(caseId, models);
    }

    /**
     * Brings a deployed version into force.
     *
     * @param departments where; empty for everywhere
     * @return false when this definition is already released there
     */
    @Transactional
    public boolean release(Frozen model, Instant from, Set<String> departments) {
        String where = departments.stream().sorted().collect(Collectors.joining(","));
        Optional<String> there = jdbc.sql("SELECT id FROM model_release WHERE definition_id = ? AND departments = ?")
                .params(model.definitionId(), where)
                .query(String.class)
                .optional();
        if (there.isPresent()) {
            return false;
        }
        jdbc.sql("""
                        INSERT INTO model_release
                          (id, kind, model_key, definition_id, version, effective_from, departments)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Ids.next(),
                        model.kind().name(),
                        model.key(),
                        model.definitionId(),
                        model.version(),
                        Micros.of(from),
                        where)
                .update();
        return true;
    }

    /** What is in force now. */
    @Transactional(readOnly = true)
    public List<Release> inForce() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        SELECT model_key, kind, definition_id, version, effective_from, departments FROM model_release
                        WHERE effective_from <= ? AND (effective_to IS NULL OR effective_to > ?)
                        """)
                .params(Micros.of(now), Micros.of(now))
                .query((row, number) -> new Release(
                        new Frozen(
                                row.getString("model_key"),
                                Kind.valueOf(row.getString("kind")),
                                row.getString("definition_id"),
                                row.getInt("version")),
                        Micros.toInstant(row.getLong("effective_from")),
                        Arrays.stream(row.getString("departments").split(","))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toSet())))
                .list();
    }

    /** A version in force. @param departments where; empty for everywhere */
    public record Release(Frozen frozen, Instant from, Set<String> departments) {

        boolean isForAll() {
            return departments.isEmpty();
        }

        boolean appliesTo(String department) {
            return isForAll() || department != null && departments.contains(department);
        }
    }
}
