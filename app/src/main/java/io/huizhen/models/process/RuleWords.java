package io.huizhen.models.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/** The rules of a deployed table in words: each rule's description, written {@code 中文 / English}. */
@Component
public class RuleWords {

    private static final String BETWEEN = " / ";

    private final RepositoryService repository;
    private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

    RuleWords(RepositoryService repository) {
        this.repository = repository;
    }

    /** The rule in the reader's language; its id where the table says nothing. */
    public String of(String definitionId, String rule, Locale locale) {
        String both = read.computeIfAbsent(definitionId, this::load).getOrDefault(rule, rule);
        int at = both.indexOf(BETWEEN);
        if (at < 0) {
            return both;
        }
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        return chinese ? both.substring(0, at) : both.substring(at + BETWEEN.length());
    }

    private Map<String, String> load(String definitionId) {
        try (InputStream model = repository.getDecisionModel(definitionId)) {
            return Dmn.readModelFromStream(model).getModelElementsByType(Rule.class).stream()
                    .filter(rule -> rule.getDescription() != null)
                    .collect(Collectors.toMap(
                            Rule::getId,
                            rule -> rule.getDescription().getTextContent().strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
