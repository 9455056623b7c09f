package io.huizhen.access;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The endpoints of the application as they are registered, with the rule that each carries. */
@Component
class AccessTable {

    private final RequestMappingHandlerMapping mappings;

    AccessTable(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.mappings = mappings;
    }

    /** Where the caller stands to the case. */
    enum Situation {
        OWN,
        FOREIGN,
        CLOSED,
        REVOKED
    }

    record Endpoint(HttpMethod method, String path, Allowed rule) {

        String name() {
            return method + " " + path;
        }

        List<Situation> situations() {
            return path.contains("{caseId}") ? List.of(Situation.values()) : List.of(Situation.OWN);
        }

        String line() {
            String who = rule == null
                    ? "NOT STATED"
                    : rule.everyone()
                            ? "everyone"
                            : rule.anyRole()
                                    ? "any role"
                                    : Stream.of(rule.value())
                                            .sorted()
                                            .map(Role::key)
                                            .collect(Collectors.joining(" "));
            String action =
                    rule == null || rule.on() == Action.NONE ? "-" : rule.on().name();
            return name() + " | " + action + " | " + who;
        }
    }

    List<Endpoint> endpoints() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getPackageName().startsWith("io.huizhen"))
                .flatMap(AccessTable::endpoints)
                .sorted(Comparator.comparing(Endpoint::path)
                        .thenComparing(endpoint -> endpoint.method().name()))
                .toList();
    }

    List<String> lines() {
        return endpoints().stream().map(Endpoint::line).toList();
    }

    private static Stream<Endpoint> endpoints(Map.Entry<RequestMappingInfo, HandlerMethod> entry) {
        Allowed rule =
                AnnotatedElementUtils.findMergedAnnotation(entry.getValue().getMethod(), Allowed.class);
        Stream<RequestMethod> methods =
                entry.getKey().getMethodsCondition().getMethods().isEmpty()
                        ? Stream.of(RequestMethod.GET, RequestMethod.POST)
                        : entry.getKey().getMethodsCondition().getMethods().stream();
        return methods.flatMap(method -> entry.getKey().getPatternValues().stream()
                .map(path -> new Endpoint(method.asHttpMethod(), path, rule)));
    }
}
