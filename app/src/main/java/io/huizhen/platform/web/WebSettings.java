package io.huizhen.platform.web;

import io.huizhen.templates.HuizhenDialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** How pages are served in every room: languages, messages, assets with a content hash in their name. */
@Configuration
public class WebSettings implements WebMvcConfigurer {

    /** The zone in which the hospitals live and dates are said. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Remembers the language that a person chose. */
    public static final String LANGUAGE_COOKIE = "HUIZHEN_LANGUAGE";

    private static final String MESSAGES = "classpath*:messages/*_zh_CN.properties";

    /** Every room's messages; a room needs no registration beyond its two files. */
    @Bean
    MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setBasenames(Arrays.stream(new PathMatchingResourcePatternResolver().getResources(MESSAGES))
                .map(Resource::getFilename)
                .map(name -> "messages/" + name.substring(0, name.indexOf("_zh_CN")))
                .sorted()
                .toArray(String[]::new));
        return messages;
    }

    /** The language chosen; else the browser's when we speak it; else Chinese. */
    @Bean
    CookieLocaleResolver localeResolver() {
        CookieLocaleResolver locales = new CookieLocaleResolver(LANGUAGE_COOKIE);
        locales.setCookieMaxAge(Duration.ofDays(400));
        locales.setCookieHttpOnly(true);
        locales.setCookieSameSite("Lax");
        locales.setRejectInvalidCookies(false);
        locales.setDefaultLocaleFunction(request -> request.getHeader("Accept-Language") == null
                ? Locale.SIMPLIFIED_CHINESE
                : Languages.bestOf(request.getHeader("Accept-Language")));
        return locales;
    }

    @Bean
    HuizhenDialect huizhenDialect(Clock clock) {
        return new HuizhenDialect(clock, ZONE);
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    /** Writes the content hash into the address wherever a page says {@code @{/assets/...}}. */
    @Bean
    ResourceUrlEncodingFilter resourceUrlEncodingFilter() {
        return new ResourceUrlEncodingFilter();
    }
}
