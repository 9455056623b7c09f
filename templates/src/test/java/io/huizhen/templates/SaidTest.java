package io.huizhen.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

class SaidTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-23T06:30:00Z, 今天 14:30, Today 14:30
            2026-11-23T16:30:00Z, 明天 00:30, Tomorrow 00:30
            2026-11-22T01:05:00Z, 昨天 09:05, Yesterday 09:05
            2026-11-30T01:05:00Z, 11月30日 09:05, 30 Nov 09:05
            2025-11-30T01:05:00Z, 2025年11月30日 09:05, 30 Nov 2025 09:05
            """)
    void saysAMomentAsPeopleDo(Instant moment, String chinese, String english) {
        assertThat(said("#said.at(at)", moment, Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
        assertThat(said("#said.at(at)", moment, Locale.ENGLISH)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-23T06:10:00Z, 剩 2 小时 10 分钟, 2 h 10 min left, ok
            2026-11-25T04:00:00Z, 剩 2 天, 2 d left, ok
            2026-11-23T04:59:59Z, 剩 59 分钟, 59 min left, soon
            2026-11-23T03:35:00Z, 已超时 25 分钟, 25 min overdue, late
            """)
    void saysTheTimeLeftAndHowNearItIs(Instant due, String chinese, String english, String pressure) {
        assertThat(said("#said.left(at)", due, Locale.SIMPLIFIED_CHINESE)).isEqualTo(chinese);
        assertThat(said("#said.left(at)", due, Locale.ENGLISH)).isEqualTo(english);
        assertThat(said("#said.pressure(at)", due, Locale.ENGLISH)).isEqualTo(pressure);
    }

    private static String said(String expression, Instant at, Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/ui");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(messages);
        engine.setTemplateResolver(new StringTemplateResolver());
        engine.addDialect(new HuizhenDialect(Clock.fixed(NOON, ZoneId.of("UTC")), ZoneId.of("Asia/Shanghai")));
        Context context = new Context(locale);
        context.setVariable("at", at);
        return engine.process("[[${" + expression + "}]]", context);
    }
}
