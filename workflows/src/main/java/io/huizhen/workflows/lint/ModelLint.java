package io.huizhen.workflows.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.DomElement;

/** Checks one process model against the house rules. Each rule is one method; nothing is changed. */
public final class ModelLint {

    private static final String CAMUNDA = BpmnModelConstants.CAMUNDA_NS;

    private final BpmnModelInstance model;
    private final Set<String> delegates;
    private final List<Finding> findings = new ArrayList<>();

    private ModelLint(BpmnModelInstance model, Set<String> delegates) {
        this.model = model;
        this.delegates = delegates;
    }

    /**
     * @param name file name without its ending, which must be the process id
     * @param delegates bean names that exist
     */
    public static List<Finding> check(String name, BpmnModelInstance model, Set<String> delegates) {
        ModelLint lint = new ModelLint(model, delegates);
        Collection<Process> processes = model.getModelElementsByType(Process.class);
        if (processes.size() != 1) {
            return List.of(new Finding("one-process", name, "a file holds one process, not " + processes.size()));
        }
        Process process = processes.iterator().next();
        lint.process(name, process);
        lint.namesAndDocumentation(process);
        lint.calls();
        lint.code();
        lint.gateways();
        lint.userTasks();
        lint.savePoints();
        lint.timers();
        lint.expressions(process);
        lint.wiring();
        return List.copyOf(lint.findings);
    }

    private void process(String name, Process process) {
        if (!process.getId().equals(name)) {
            find("file-name", process, "the file is called " + name);
        }
        if (!process.isExecutable()) {
            find("executable", process, "is not executable");
        }
        String ttl = process.getCamundaHistoryTimeToLiveString();
        if (ttl == null || ttl.isBlank()) {
            find("history-time-to-live", process, "states no history time to live");
        }
    }

    private void namesAndDocumentation(Process process) {
        List<BaseElement> elements = new ArrayList<>(model.getModelElementsByType(FlowNode.class));
        elements.add(process);
        model.getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getName() != null || isAnswer(flow))
                .forEach(elements::add);
        for (BaseElement element : elements) {
            String name = element instanceof FlowElement flow ? flow.getName() : process.getName();
            if (blank(name)) {
                find("name", element, "has no name");
            }
            if (blank(property(element, "name.en"))) {
                find("name-en", element, "has no English name (extension property name.en)");
            }
            boolean documented = element.getDocumentations().stream().anyMatch(d -> !blank(d.getTextContent()));
            if (!documented) {
                find("documentation", element, "says neither who acts nor what follows");
            }
        }
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            String prefix = prefix(node);
            if (prefix != null && !node.getId().matches(prefix + "_[a-z][A-Za-z0-9]*")) {
                find("id", node, "should be called " + prefix + "_...");
            }
        }
    }

    private static String prefix(FlowNode node) {
        return switch (node) {
            case UserTask ignored -> "userTask";
            case ServiceTask ignored -> "serviceTask";
            case CallActivity ignored -> "callActivity";
            case SubProcess ignored -> "subProcess";
            case Gateway ignored -> "gateway";
            case StartEvent ignored -> "startEvent";
            case EndEvent ignored -> "endEvent";
            case BoundaryEvent ignored -> "boundaryEvent";
            case IntermediateCatchEvent ignored -> "catchEvent";
            default -> null;
        };
    }

    private void calls() {
        for (CallActivity call : model.getModelElementsByType(CallActivity.class)) {
            if (!"version".equals(call.getCamundaCalledElementBinding())) {
                find("calls-latest", call, "does not bind by version; 'latest' would change a running case");
            } else if (Expressions.singleName(call.getCamundaCalledElementVersion()) == null) {
                find("calls-latest", call, "must take its version from a variable of the frozen set");
            }
            boolean key = extensions(call, CamundaIn.class).stream()
                    .anyMatch(in -> "#{execution.processBusinessKey}".equals(in.getCamundaBusinessKey()));
            if (!key) {
                find("business-key", call, "does not hand on the case id as business key");
            }
            boolean all = extensions(call, CamundaIn.class).stream().anyMatch(in -> in.getCamundaVariables() != null)
                    || extensions(call, CamundaOut.class).stream().anyMatch(out -> out.getCamundaVariables() != null);
            if (all) {
                find("call-mapping", call, "hands over all variables instead of naming them");
            }
        }
        for (BusinessRuleTask task : model.getModelElementsByType(BusinessRuleTask.class)) {
            find("decision", task, "decisions go through a delegate, which freezes the version and seals the facts");
        }
    }

    private void code() {
        for (ScriptTask task : model.getModelElementsByType(ScriptTask.class)) {
            find("script", task, "is a script");
        }
        for (ConditionExpression condition : model.getModelElementsByType(ConditionExpression.class)) {
            if (condition.getLanguage() != null) {
                find("script", (BaseElement) condition.getParentElement(), "has a condition in a script language");
            }
        }
        for (BaseElement element : model.getModelElementsByType(BaseElement.class)) {
            checkDom(element, element.getDomElement());
        }
        for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
            String delegate = Expressions.singleName(task.getCamundaDelegateExpression());
            if (delegate == null) {
                find("delegate", task, "must call a delegate by delegateExpression");
            } else if (!delegates.contains(delegate)) {
                find("unknown-delegate", task, "calls '" + delegate + "', which does not exist");
            }
        }
        for (SendTask task : model.getModelElementsByType(SendTask.class)) {
            find("delegate", task, "sends by itself; use a service task and the outbox");
        }
        for (ReceiveTask task : model.getModelElementsByType(ReceiveTask.class)) {
            find("receive-task", task, "use a message catch event");
        }
    }

    /** Scripts, classes and listeners may sit on any element or inside its extensions. */
    private void checkDom(BaseElement owner, DomElement dom) {
        if (dom.getAttribute(CAMUNDA, "class") != null) {
            find("class", owner, "names a Java class");
        }
        if (dom.getAttribute(CAMUNDA, "type") != null || dom.getAttribute(CAMUNDA, "expression") != null) {
            find("delegate", owner, "must call a delegate by delegateExpression");
        }
        for (DomElement child : dom.getChildElements()) {
            if (child.getLocalName().equals("extensionElements")) {
                child.getChildElements().forEach(extension -> checkExtension(owner, extension));
            }
        }
    }

    private void checkExtension(BaseElement owner, DomElement extension) {
        switch (extension.getLocalName()) {
            case "script" -> find("script", owner, "holds a script");
            case "executionListener", "taskListener" ->
                find("listener", owner, "has a listener; the engine's own suffice");
            case "connector", "field" -> find("connector", owner, "holds a " + extension.getLocalName());
            default -> {}
        }
        extension.getChildElements().forEach(child -> checkExtension(owner, child));
    }

    private void gateways() {
        for (Gateway gateway : model.getModelElementsByType(Gateway.class)) {
            if (!(gateway instanceof ExclusiveGateway exclusive)) {
                find("gateway-kind", gateway, "only exclusive gateways are used");
                continue;
            }
            if (exclusive.getOutgoing().size() < 2) {
                find("gateway-answers", exclusive, "asks a question with fewer than two answers");
                continue;
            }
            if (exclusive.getDefault() == null) {
                find("gateway-default", exclusive, "has no default flow; it should be the safe answer");
            }
            for (SequenceFlow flow : exclusive.getOutgoing()) {
                boolean isDefault = flow.equals(exclusive.getDefault());
                if (isDefault == (flow.getConditionExpression() != null)) {
                    find("gateway-condition", flow, "needs a condition, unless it is the default flow");
                }
            }
        }
    }

    /** What the worklist needs to put a task before the right people, with a clock. */
    private void userTasks() {
        for (UserTask task : model.getModelElementsByType(UserTask.class)) {
            if (blank(task.getCamundaDueDate())) {
                find("due-date", task, "has no SLA clock");
            }
            if (blank(task.getCamundaCandidateGroups())) {
                find("role", task, "names no role that may do it");
            }
            String side = property(task, "side");
            if (!"inviting".equals(side) && !"invited".equals(side)) {
                find("side", task, "does not say which hospital's people do it (extension property side)");
            }
        }
    }

    private void savePoints() {
        for (Activity task : model.getModelElementsByType(Activity.class)) {
            if (task instanceof UserTask && !task.isCamundaAsyncAfter()) {
                find("save-point", task, "has no save point after it");
            }
            if ((task.isCamundaAsyncAfter() || task.isCamundaAsyncBefore()) && !retries(task)) {
                find("retry-cycle", task, "is a save point without a retry cycle");
            }
            if (task.getLoopCharacteristics() != null) {
                find("loop", task, "is repeated; not used here");
            }
        }
        for (IntermediateCatchEvent event : model.getModelElementsByType(IntermediateCatchEvent.class)) {
            if (!event.isCamundaAsyncAfter()) {
                find("save-point", event, "has no save point after it");
            }
            if (event.isCamundaAsyncBefore()) {
                find("save-point", event, "a reply could arrive before the process waits for it");
            }
            if (!retries(event)) {
                find("retry-cycle", event, "is a save point without a retry cycle");
            }
        }
    }

    private void timers() {
        for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class)) {
            Event event = (Event) timer.getParentElement();
            if (event instanceof BoundaryEvent boundary && boundary.cancelActivity()) {
                find("timer-interrupts", boundary, "an SLA clock escalates, it does not cancel a person's task");
            }
            if (!retries(event)) {
                find("retry-cycle", event, "is a timer without a retry cycle");
            }
        }
    }

    private void expressions(Process process) {
        Set<String> declared = properties(process).keySet().stream()
                .filter(name -> name.startsWith("variable."))
                .map(name -> name.substring("variable.".length()))
                .collect(Collectors.toSet());
        for (BaseElement element : model.getModelElementsByType(BaseElement.class)) {
            Set<String> texts = new LinkedHashSet<>();
            if (element instanceof SequenceFlow flow && flow.getConditionExpression() != null) {
                texts.add(flow.getConditionExpression().getTextContent());
            }
            if (element instanceof UserTask task) {
                add(texts, task.getCamundaAssignee());
                add(texts, task.getCamundaDueDate());
                add(texts, task.getCamundaCandidateGroups());
            }
            if (element instanceof CallActivity call) {
                add(texts, call.getCamundaCalledElementVersion());
                extensions(call, CamundaIn.class).forEach(in -> texts.add("${" + named(in.getCamundaSource()) + "}"));
                extensions(call, CamundaOut.class)
                        .forEach(out -> texts.add("${" + named(out.getCamundaTarget()) + "}"));
            }
            if (element instanceof TimerEventDefinition timer) {
                if (timer.getTimeDate() != null) {
                    texts.add(timer.getTimeDate().getTextContent());
                }
                if (timer.getTimeDuration() != null) {
                    texts.add(timer.getTimeDuration().getTextContent());
                }
            }
            for (String text : texts) {
                if (Expressions.reachesIntoObjects(text)) {
                    find("expression", element, "does more than compare variables: " + text);
                    continue;
                }
                Expressions.variables(text).stream()
                        .filter(name -> !declared.contains(name))
                        .forEach(name -> find("undeclared-variable", element, "uses '" + name + "'"));
            }
        }
    }

    private void wiring() {
        Set<String> drawn =
                model.getModelElementsByType(org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape.class).stream()
                        .map(shape -> shape.getBpmnElement().getId())
                        .collect(Collectors.toSet());
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            if (!drawn.contains(node.getId())) {
                find("diagram", node, "is not in the diagram");
            }
            boolean eventSubProcess = node instanceof SubProcess sub && sub.triggeredByEvent();
            boolean begins = node instanceof StartEvent || node instanceof BoundaryEvent || eventSubProcess;
            if (!begins && node.getIncoming().isEmpty()) {
                find("unreachable", node, "is never reached");
            }
            if (!(node instanceof EndEvent)
                    && !eventSubProcess
                    && node.getOutgoing().isEmpty()) {
                find("dead-end", node, "leads nowhere; end in an end event that names the state");
            }
            if (!(node instanceof Gateway) && node.getOutgoing().size() > 1) {
                find("implicit-split", node, "splits without a gateway");
            }
        }
    }

    private boolean retries(BaseElement element) {
        return !extensions(element, CamundaFailedJobRetryTimeCycle.class).isEmpty();
    }

    private static boolean isAnswer(SequenceFlow flow) {
        return flow.getSource() instanceof Gateway gateway
                && gateway.getOutgoing().size() > 1;
    }

    private static <T extends org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance> Collection<T> extensions(
            BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements().getChildElementsByType(type);
    }

    private static String property(BaseElement element, String name) {
        return properties(element).get(name);
    }

    private static Map<String, String> properties(BaseElement element) {
        return extensions(element, org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties.class).stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .collect(Collectors.toMap(
                        CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue, (a, b) -> a));
    }

    private static void add(Set<String> texts, String text) {
        if (text != null) {
            texts.add(text);
        }
    }

    private static String named(String variable) {
        return variable == null ? "" : variable;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private void find(String rule, BaseElement element, String detail) {
        findings.add(new Finding(rule, element.getId(), detail));
    }
}
