package io.huizhen.workflows.lint;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an engine expression is made of: the variables it reads, and whether it does more than compare. */
final class Expressions {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{(.*?)}", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");
    private static final Set<String> KEYWORDS =
            Set.of("true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge");
    private static final String BUSINESS_KEY = "execution.processBusinessKey";

    private Expressions() {}

    static Set<String> variables(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher expressions = EXPRESSION.matcher(text);
        while (expressions.find()) {
            Matcher words = WORD.matcher(withoutTexts(expressions.group(1)));
            while (words.find()) {
                if (!KEYWORDS.contains(words.group()) && !words.group().equals(BUSINESS_KEY)) {
                    names.add(words.group());
                }
            }
        }
        return names;
    }

    /** A method call, a property of an object or an index: anything beyond comparing variables with constants. */
    static boolean reachesIntoObjects(String text) {
        Matcher expressions = EXPRESSION.matcher(text);
        while (expressions.find()) {
            String plain = withoutTexts(expressions.group(1)).replace(BUSINESS_KEY, "");
            if (plain.matches("(?s).*[A-Za-z0-9_\\])]\\s*[(\\[].*") || plain.matches("(?s).*[A-Za-z_\\])]\\s*\\..*")) {
                return true;
            }
        }
        return false;
    }

    /** The one name in {@code ${name}}, or null when the expression is anything else. */
    static String singleName(String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher =
                Pattern.compile("[$#]\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*}").matcher(text.trim());
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static String withoutTexts(String expression) {
        return TEXT.matcher(expression).replaceAll(" ");
    }
}
