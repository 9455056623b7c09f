import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Writes the Java constants of every model at build time, so that a delegate and its diagram cannot drift apart: one
 * {@code XProcess} (ids) and one {@code XVariables} (typed variables) per process, one enum per closed variable, and
 * {@code Messages}, {@code Errors}, {@code Delegates} and {@code Decisions} over all. Run as a single source file with
 * the resources folder and the output folder; it needs nothing but the JDK.
 */
public class GenerateConstants {

    private static final String PACKAGE = "io.huizhen.workflows";
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private final Path out;
    private final SortedMap<String, String> messages = new TreeMap<>();
    private final SortedMap<String, String> errors = new TreeMap<>();
    private final SortedMap<String, String> delegates = new TreeMap<>();
    private final SortedMap<String, String> processes = new TreeMap<>();
    private final SortedMap<String, String> decisions = new TreeMap<>();
    private final SortedMap<String, List<String>> enums = new TreeMap<>();

    private GenerateConstants(Path out) {
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        Path resources = Path.of(args[0]);
        GenerateConstants run = new GenerateConstants(Path.of(args[1]).resolve(PACKAGE.replace('.', '/')));
        Files.createDirectories(run.out);
        for (Path model : files(resources.resolve("bpmn"))) {
            run.process(parse(model));
        }
        for (Path table : files(resources.resolve("dmn"))) {
            for (Element decision : elements(parse(table), "*", "decision")) {
                run.decisions.put(constant(decision.getAttribute("id")), decision.getAttribute("id"));
            }
        }
        run.shared();
    }

    private void process(Document model) throws IOException {
        Element process = elements(model, BPMN, "process").get(0);
        String id = process.getAttribute("id");
        String type = java.util.regex.Pattern.compile("(?:^|-)(.)").matcher(id).replaceAll(part -> part.group(1).toUpperCase(java.util.Locale.ROOT));
        processes.put(constant(id), id);
        for (Element message : elements(model, BPMN, "message")) {
            messages.put(constant(message.getAttribute("name")), message.getAttribute("name"));
        }
        for (Element error : elements(model, BPMN, "error")) {
            errors.put(constant(error.getAttribute("errorCode")), error.getAttribute("errorCode"));
        }
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("ID", id);
        for (Element element : elements(process, BPMN, "*")) {
            String elementId = element.getAttribute("id");
            boolean flow = element.getLocalName().equals("sequenceFlow");
            boolean definition = element.getLocalName().endsWith("EventDefinition");
            if (!elementId.isEmpty() && !flow && !definition) {
                ids.put(constant(elementId), elementId);
            }
            String delegate = element.getAttributeNS(CAMUNDA, "delegateExpression");
            if (!delegate.isEmpty()) {
                String bean = delegate.substring(2, delegate.length() - 1);
                delegates.put(constant(bean), bean);
            }
        }
        write(type + "Process", "Ids of the elements of the process {@code " + id + "}.", constants(ids));

        Map<String, String> variables = new LinkedHashMap<>();
        for (Element property : elements(process, CAMUNDA, "property")) {
            if (property.getAttribute("name").startsWith("variable.")) {
                variables.put(property.getAttribute("name").substring("variable.".length()), property.getAttribute("value"));
            }
        }
        variables(type, id, variables);
    }

    private void variables(String type, String id, Map<String, String> variables) throws IOException {
        StringBuilder body = new StringBuilder();
        String self = type + "Variables";
        variables.forEach((name, kind) ->
                body.append("    public static final String %s = \"%s\";\n".formatted(constant(name), name)));
        body.append("""

                    private %1$s(java.util.function.Function<String, Object> reader, java.util.function.BiConsumer<String, Object> writer, java.util.Map<String, Object> collected) {
                        super(reader, writer, collected);
                    }

                    /** Reads and writes the variables of a running execution or task. */
                    public static %1$s of(org.camunda.bpm.engine.delegate.VariableScope scope) {
                        return new %1$s(scope::getVariable, scope::setVariable, null);
                    }

                    /** Reads variables taken from the engine's API. */
                    public static %1$s of(java.util.Map<String, Object> variables) {
                        return new %1$s(variables::get, variables::put, variables);
                    }

                    /** Collects variables for a start, a completion or a message; read them by {@link #toMap()}. */
                    public static %1$s collect() {
                        return of(new java.util.HashMap<>());
                    }
                """.formatted(self));
        variables.forEach((name, kind) -> body.append(accessors(self, name, kind)));
        write(self, "Variables of the process {@code " + id + "}, by type. Ids and routing answers only, never health data.", body.toString(), " extends ProcessVariables");
    }

    private String accessors(String self, String name, String kind) {
        String java;
        String read;
        String written;
        switch (kind) {
            case "string" -> { java = "String"; read = "string(%s)"; written = "value"; }
            case "integer" -> { java = "Integer"; read = "integer(%s)"; written = "value"; }
            case "boolean" -> { java = "Boolean"; read = "bool(%s)"; written = "value"; }
            case "duration" -> { java = "java.time.Duration"; read = "duration(%s)"; written = "value == null ? null : value.toString()"; }
            case "instant" -> { java = "java.time.Instant"; read = "instant(%s)"; written = "value == null ? null : java.util.Date.from(value)"; }
            default -> {
                List<String> values = Arrays.asList(kind.split("\\|"));
                java = Character.toUpperCase(name.charAt(0)) + name.substring(1);
                List<String> before = enums.put(java, values);
                if (before != null && !before.equals(values)) {
                    throw new IllegalStateException("Variable " + name + " has other values in another process: " + values);
                }
                read = "choice(%s, " + java + ".class)";
                written = "value == null ? null : value.name()";
            }
        }
        return """

                    public %2$s %3$s() {
                        return %4$s;
                    }

                    public %1$s %3$s(%2$s value) {
                        write(%5$s, %6$s);
                        return this;
                    }
                """.formatted(self, java, name, read.formatted(constant(name)), constant(name), written);
    }

    private void shared() throws IOException {
        write("Processes", "Ids of the processes.", constants(processes));
        write("Messages", "Names of the messages that processes wait for.", constants(messages));
        write("Errors", "Codes of the BPMN errors.", constants(errors));
        write("Delegates", "Bean names of the delegates that the models call.", constants(delegates));
        write("Decisions", "Ids of the decision tables.", constants(decisions));
        for (var entry : enums.entrySet()) {
            String text = "package " + PACKAGE + ";\n\n/** Values of the process variable of this name. Generated from the models. */\npublic enum "
                    + entry.getKey() + " {\n    " + String.join(",\n    ", entry.getValue()) + "\n}\n";
            Files.writeString(out.resolve(entry.getKey() + ".java"), text);
        }
    }

    private static String constants(Map<String, String> values) {
        String all = values.values().stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
        return values.entrySet().stream()
                        .map(e -> "    public static final String %s = \"%s\";\n".formatted(e.getKey(), e.getValue()))
                        .collect(Collectors.joining())
                + "\n    /** Every value above. */\n    public static final java.util.List<String> ALL = java.util.List.of(" + all + ");\n";
    }

    private void write(String name, String javadoc, String body, String... suffix) throws IOException {
        String constructor = suffix.length == 0 ? "\n    private " + name + "() {}\n" : "";
        String text = "package " + PACKAGE + ";\n\n/** " + javadoc + " Generated from the models. */\npublic final class " + name
                + String.join("", suffix) + " {\n\n" + body + constructor + "}\n";
        Files.writeString(out.resolve(name + ".java"), text);
    }

    /** {@code userTask_route} and {@code routeWithin} become {@code USER_TASK_ROUTE} and {@code ROUTE_WITHIN}. */
    private static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('-', '_').toUpperCase(java.util.Locale.ROOT);
    }

    private static Document parse(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<Element> elements(Document parent, String namespace, String name) {
        return list(parent.getElementsByTagNameNS(namespace, name));
    }

    private static List<Element> elements(Element parent, String namespace, String name) {
        return list(parent.getElementsByTagNameNS(namespace, name));
    }

    private static List<Element> list(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) Objects.requireNonNull(nodes.item(i)));
        }
        return elements;
    }
}
