package io.huizhen.models;

import io.huizhen.models.FrozenModels.Frozen;
import io.huizhen.models.process.EngineCases;
import io.huizhen.models.process.ModelXml;
import io.huizhen.workflows.Processes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a case stands, as diagrams of its frozen models. The caller has passed the guard. */
@Component
public class Diagrams {

    private static final List<String> ORDER = List.of(
            Processes.REFERRAL,
            Processes.TRIAGE,
            Processes.CONSULT,
            Processes.OUTAGE_FALLBACK,
            Processes.REPORT,
            Processes.AMENDMENT);

    /** Shown once they are taken: most calls hold, and most reports are never amended. */
    private static final Set<String> TAKEN_BY_FEW = Set.of(Processes.OUTAGE_FALLBACK, Processes.AMENDMENT);

    private final Releases releases;
    private final EngineCases engine;
    private final ModelXml models;

    Diagrams(Releases releases, EngineCases engine, ModelXml models) {
        this.releases = releases;
        this.engine = engine;
        this.models = models;
    }

    /** The processes of a case in the order in which it passes them; the first is the whole way. */
    @Transactional(readOnly = true)
    public List<Diagram> of(String caseId, Locale locale) {
        FrozenModels frozen = releases.of(caseId);
        return ORDER.stream()
                .filter(frozen.models()::containsKey)
                .map(key -> diagram(caseId, frozen.of(key), locale))
                .filter(diagram -> diagram.started() || !TAKEN_BY_FEW.contains(diagram.process()))
                .toList();
    }

    private Diagram diagram(String caseId, Frozen frozen, Locale locale) {
        EngineCases.Position position = engine.position(caseId, frozen.key());
        return new Diagram(
                frozen.key(),
                models.read(frozen.definitionId(), locale),
                position.active(),
                position.finished(),
                position.started());
    }
}
