package io.huizhen.workflows.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.huizhen.workflows.Decisions;
import io.huizhen.workflows.Delegates;
import io.huizhen.workflows.Processes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The models of this module keep the house rules, and each rule does find what it is for. */
class HouseRulesTest {

    static Stream<String> processes() {
        return Processes.ALL.stream();
    }

    static Stream<String> decisions() {
        return Decisions.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everyProcessKeepsTheHouseRules(String process) throws IOException {
        assertThat(check(process, read("/bpmn/" + process + ".bpmn"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void everyDecisionKeepsTheHouseRules(String decision) throws IOException {
        assertThat(checkDecision(decision, read("/dmn/" + decision + ".dmn"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    calls-latest        | camunda:calledElementBinding="version"                       | camunda:calledElementBinding="latest"
                    calls-latest        | camunda:calledElementVersion="${triageVersion}"              | camunda:calledElementVersion="3"
                    undeclared-variable | camunda:calledElementVersion="${triageVersion}"              | camunda:calledElementVersion="${anyVersion}"
                    undeclared-variable | ${triageOutcome == 'ROUTED'}                                 | ${outcome == 'ROUTED'}
                    expression          | ${triageOutcome == 'ROUTED'}                                 | ${cases.routed(caseId)}
                    unknown-delegate    | ${closeCaseDelegate}                                         | ${closeDelegate}
                    class               | camunda:delegateExpression="${closeCaseDelegate}"            | camunda:class="io.huizhen.Close"
                    delegate            | camunda:delegateExpression="${closeCaseDelegate}"            | camunda:expression="${closeCaseDelegate}"
                    gateway-default     | default="flow_triaged_handedOver"                            | gatewayDirection="Diverging"
                    gateway-condition   | default="flow_triaged_handedOver"                            | default="flow_triaged_rejected"
                    history-time-to-live | camunda:historyTimeToLive="P90D"                            | camunda:isStartableInTasklist="false"
                    save-point          | camunda:candidateGroups="coordinator" camunda:asyncAfter="true" | camunda:candidateGroups="coordinator"
                    due-date            | camunda:dueDate="${bookWithin}"                              | camunda:priority="1"
                    role                | camunda:candidateGroups="coordinator"                        | camunda:priority="1"
                    side                | name="side" value="invited"                                  | name="side" value="both"
                    timer-interrupts    | cancelActivity="false"                                       | cancelActivity="true"
                    retry-cycle         | <camunda:failedJobRetryTimeCycle>PT5S,PT30S,PT5M</camunda:failedJobRetryTimeCycle> | ~~
                    business-key        | <camunda:in businessKey="#{execution.processBusinessKey}"/>  | ~~
                    call-mapping        | <camunda:in source="caseId" target="caseId"/>                | <camunda:in variables="all"/>
                    documentation       | 系统结案,收回各方对病例的临时权限。\\nThe system closes the case and ends the grants given for it. | ~~
                    name                | id="serviceTask_close" name="结案"                           | id="serviceTask_close"
                    name-en             | <camunda:property name="name.en" value="Close the case"/>    | ~~
                    id                  | gateway_triaged                                              | whichWay
                    diagram             | bpmnElement="serviceTask_close"                              | bpmnElement="endEvent_closed"
                    listener            | <camunda:property name="name.en" value="Close the case"/>    | </camunda:properties><camunda:executionListener event="start" delegateExpression="${spy}"/><camunda:properties>
                    script              | <camunda:property name="name.en" value="Close the case"/>    | </camunda:properties><camunda:inputOutput><camunda:inputParameter name="x"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:inputParameter></camunda:inputOutput><camunda:properties>
                    file-name           | <bpmn:process id="referral"                                  | <bpmn:process id="refer"
                    executable          | isExecutable="true"                                          | isExecutable="false"
                    """)
    void findsABreachOfTheRule(String rule, String sound, String broken) throws IOException {
        String model = read("/bpmn/referral.bpmn");
        String before = sound.replace("\\n", "\n");
        assertThat(model).contains(before);

        assertThat(check("referral", model.replace(before, broken == null ? "" : broken)))
                .extracting(Finding::rule)
                .contains(rule);
    }

    @Test
    void findsAnUnreachableElementAndADeadEnd() throws IOException {
        String model = read("/bpmn/referral.bpmn")
                .replaceAll("<bpmn:sequenceFlow id=\"flow_patientTold_close\"[^>]*/>", "")
                .replaceAll("<bpmn:(incoming|outgoing)>flow_patientTold_close</bpmn:\\1>", "")
                .replaceAll("(?s)<bpmndi:BPMNEdge id=\"edge_flow_patientTold_close\".*?</bpmndi:BPMNEdge>", "");

        assertThat(check("referral", model))
                .extracting(Finding::rule, Finding::element)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("unreachable", "serviceTask_close"),
                        org.assertj.core.groups.Tuple.tuple("dead-end", "catchEvent_patientTold"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    hit-policy           | hitPolicy="FIRST"                | hitPolicy="COLLECT"
                    history-time-to-live | camunda:historyTimeToLive="P90D" | label="x"
                    catch-all            | <inputEntry id="inputEntry_unknown_4"><text></text> | <inputEntry id="inputEntry_unknown_4"><text>&lt; 3</text>
                    documentation        | <description>病情正在加重。 / Getting worse.</description> | ~~
                    """)
    void findsABreachOfTheRuleInADecision(String rule, String sound, String broken) throws IOException {
        String model = read("/dmn/urgency.dmn");
        assertThat(model).contains(sound);

        assertThat(checkDecision("urgency", model.replace(sound, broken == null ? "" : broken)))
                .extracting(Finding::rule)
                .contains(rule);
    }

    private static List<Finding> check(String name, String xml) {
        var model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        return ModelLint.check(name, model, Set.copyOf(Delegates.ALL));
    }

    private static List<Finding> checkDecision(String name, String xml) {
        var model = Dmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        return DecisionLint.check(name, model);
    }

    private static String read(String resource) throws IOException {
        try (var in = HouseRulesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
