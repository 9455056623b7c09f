package io.huizhen.documents;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.expression.spel.SpelEvaluationException;
import org.springframework.expression.spel.SpelMessage;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.spring6.dialect.SpringStandardDialect;
import org.thymeleaf.spring6.expression.SPELVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.IStandardVariableExpression;
import org.thymeleaf.standard.expression.IStandardVariableExpressionEvaluator;
import org.thymeleaf.standard.expression.StandardExpressionExecutionContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Fills the templates in {@code documents/}. A value that is null, blank or empty and a message key that does not exist end
 * in {@link MissingFieldException}: a medical document must not be issued with a hole in it.
 */
class StrictTemplates {

    private static final Set<SpelMessage> UNREADABLE =
            Set.of(SpelMessage.PROPERTY_OR_FIELD_NOT_READABLE, SpelMessage.PROPERTY_OR_FIELD_NOT_READABLE_ON_NULL);

    private final TemplateEngine engine = new TemplateEngine();

    StrictTemplates(MessageSource messages) {
        var resolver = new ClassLoaderTemplateResolver(StrictTemplates.class.getClassLoader());
        resolver.setPrefix("documents/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCacheable(true);
        var dialect = new StrictDialect();
        dialect.setEnableSpringELCompiler(true);
        engine.setDialect(dialect);
        engine.setTemplateResolver(resolver);
        engine.setMessageResolver(new StrictMessages(messages));
    }

    String fill(String template, Locale locale, Map<String, Object> model) {
        try {
            return engine.process(template, new Context(locale, model));
        } catch (TemplateProcessingException e) {
            throw missingField(template, e);
        }
    }

    private static RuntimeException missingField(String template, TemplateProcessingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingFieldException missing) {
                return missing;
            }
            if (cause instanceof SpelEvaluationException unreadable
                    && UNREADABLE.contains(unreadable.getMessageCode())) {
                return new MissingFieldException(
                        template, String.valueOf(unreadable.getInserts()[0]));
            }
        }
        return failure;
    }

    private static final class StrictDialect extends SpringStandardDialect {

        private final StrictEvaluator evaluator = new StrictEvaluator();

        @Override
        public IStandardVariableExpressionEvaluator getVariableExpressionEvaluator() {
            return evaluator;
        }
    }

    private static final class StrictEvaluator implements IStandardVariableExpressionEvaluator {

        @Override
        public Object evaluate(
                IExpressionContext context,
                IStandardVariableExpression expression,
                StandardExpressionExecutionContext execution) {
            Object value = SPELVariableExpressionEvaluator.INSTANCE.evaluate(context, expression, execution);
            if (isMissing(value)) {
                String template = context instanceof ITemplateContext t
                        ? t.getTemplateData().getTemplate()
                        : "";
                throw new MissingFieldException(template, expression.getExpression());
            }
            return value;
        }
    }

    private static boolean isMissing(Object value) {
        return value == null
                || value instanceof CharSequence text && text.toString().isBlank()
                || value instanceof Collection<?> items && items.isEmpty();
    }

    private static final class StrictMessages extends AbstractMessageResolver {

        private final MessageSource messages;

        StrictMessages(MessageSource messages) {
            this.messages = messages;
        }

        @Override
        public String resolveMessage(ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            try {
                return messages.getMessage(key, parameters, context.getLocale());
            } catch (NoSuchMessageException e) {
                throw new MissingFieldException(context.getTemplateData().getTemplate(), key);
            }
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context, Class<?> origin, String key, Object[] parameters) {
            throw new MissingFieldException(context.getTemplateData().getTemplate(), key);
        }
    }
}
