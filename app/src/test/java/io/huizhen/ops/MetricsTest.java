package io.huizhen.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.HuizhenTest;
import io.huizhen.consult.ConsultMoved;
import io.huizhen.consult.Grade;
import io.huizhen.consult.MediaMode;
import io.huizhen.consult.SeatQuality;
import io.huizhen.platform.Ids;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What is measured, and that nobody asks Prometheus or Grafana for what is not. */
@HuizhenTest
class MetricsTest {

    private static final Path DOCKER = Path.of("../docker");
    private static final Pattern NAME = Pattern.compile("\\bhuizhen_[a-z_]+");
    private static final Pattern SEVERITY = Pattern.compile("severity: ([a-z]+)");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: docs/operations\\.md#([a-z0-9-]+)");
    private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"");
    private static final Set<String> LABELS = Set.of("mode", "grade", "kind", "server", "cause", "outcome", "le");

    @Autowired
    List<MeterBinder> binders;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Clock clock;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void bindOurs() {
        binders.stream()
                .filter(binder -> binder.getClass().getPackageName().startsWith("io.huizhen"))
                .forEach(binder -> binder.bindTo(registry));
    }

    @Test
    void everyMetricOfARuleOrPanelExists() throws IOException {
        Set<String> measured = names(registry.scrape());
        for (Path file : List.of(
                DOCKER.resolve("prometheus/rules/huizhen.yml"), DOCKER.resolve("grafana/dashboards/huizhen.json"))) {
            assertThat(names(Files.readString(file)))
                    .as(file.toString())
                    .isNotEmpty()
                    .isSubsetOf(measured);
        }
    }

    @Test
    void noLabelTellsOnePersonOrCaseFromAnother() {
        assertThat(registry.scrape()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> LABEL.matcher(line).results().map(found -> found.group(1))))
                .isSubsetOf(LABELS);
    }

    @Test
    void everyRuleHasARunbookThatExists() throws IOException {
        String headings = Files.readAllLines(Path.of("../docs/operations.md")).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase()
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .reduce("\n", (all, heading) -> all + heading + "\n");
        String rules = Files.readString(DOCKER.resolve("prometheus/rules/huizhen.yml"));
        assertThat(rules.split("- alert: ").length - 1).isEqualTo(rules.split("runbook: ").length - 1);
        RUNBOOK.matcher(rules).results().forEach(found -> assertThat(headings).contains("\n" + found.group(1) + "\n"));
    }

    @Test
    void everySeverityOfARuleHasARouteToSomebody() throws IOException {
        String routes = Files.readString(DOCKER.resolve("alertmanager/alertmanager.yml"));
        assertThat(SEVERITY.matcher(Files.readString(DOCKER.resolve("prometheus/rules/huizhen.yml")))
                        .results()
                        .map(found -> found.group(1)))
                .contains("page", "ticket")
                .allMatch(severity -> routes.contains("matchers: ['severity=\"" + severity + "\"']"));
        assertThat(Files.readString(DOCKER.resolve("prometheus/prometheus.yml")))
                .contains("targets: [\"alertmanager:9093\"]");
    }

    @Test
    void aSampleCountsAsTheTimeThatItSpeaksFor() {
        for (int sample = 0; sample < 12; sample++) {
            events.publishEvent(new SeatQuality(
                    Ids.next(), Ids.next(), Ids.next(), Grade.WEAK, MediaMode.LOW_VIDEO, clock.instant()));
        }
        assertThat(registry.get("huizhen.quality.minutes")
                        .tag("grade", "weak")
                        .counter()
                        .count())
                .isCloseTo(1.0, org.assertj.core.data.Offset.offset(0.001));
    }

    @Test
    void theSilenceAfterAMoveEndsWithTheFirstSampleInWhichSomebodyIsHeard() {
        String consult = Ids.next();
        Instant moved = clock.instant();
        events.publishEvent(new ConsultMoved(Ids.next(), consult, "a", "b", moved.minusSeconds(1), moved));
        for (Grade grade : List.of(Grade.NONE, Grade.GOOD, Grade.GOOD)) {
            events.publishEvent(
                    new SeatQuality(Ids.next(), consult, Ids.next(), grade, MediaMode.AUDIO, moved.plusSeconds(4)));
        }

        assertThat(registry.get("huizhen.consult.moves").counter().count()).isEqualTo(1);
        Timer silence = registry.get("huizhen.sound.after.move").timer();
        assertThat(silence.count()).isEqualTo(1);
        assertThat(silence.max(TimeUnit.SECONDS)).isEqualTo(4);
    }

    /** Names in use; comments and descriptions of a scrape name them too. */
    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(text).results().forEach(found -> names.add(found.group()));
        return names;
    }
}
