package io.huizhen.templates;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives every template {@code #said}: moments and time left, as people say them in the page's language. */
public final class HuizhenDialect extends AbstractDialect implements IExpressionObjectDialect {

    private final Clock clock;
    private final ZoneId zone;

    public HuizhenDialect(Clock clock, ZoneId zone) {
        super("huizhen");
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return new IExpressionObjectFactory() {
            @Override
            public Set<String> getAllExpressionObjectNames() {
                return Set.of("said");
            }

            @Override
            public Object buildObject(IExpressionContext context, String name) {
                return new Said(clock, zone, (ITemplateContext) context);
            }

            @Override
            public boolean isCacheable(String name) {
                return true;
            }
        };
    }
}
