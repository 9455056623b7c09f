package io.huizhen.templates;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Serves the pages with sample models, to look at them while they are made: run main, open /design. */
@SpringBootApplication
class Preview implements WebMvcConfigurer {

    public static void main(String[] args) {
        SpringApplication preview = new SpringApplication(Preview.class);
        preview.setDefaultProperties(SETTINGS);
        preview.run(args);
    }

    static final Map<String, Object> SETTINGS = Map.of(
            "server.address", "127.0.0.1",
            "spring.thymeleaf.prefix", "classpath:/",
            "spring.thymeleaf.cache", "false",
            "spring.messages.fallback-to-system-locale", "false",
            "spring.messages.basename", "messages/ui,messages/desk,messages/cases,messages/worklist");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**").addResourceLocations("classpath:/assets/");
    }

    @Bean
    HuizhenDialect huizhenDialect() {
        return new HuizhenDialect(Clock.systemUTC(), ZoneId.of("Asia/Shanghai"));
    }

    @Bean
    AcceptHeaderLocaleResolver localeResolver() {
        return new AcceptHeaderLocaleResolver();
    }

    @Bean("shell")
    Shell.Source shell() {
        return () -> {
            HttpServletRequest request =
                    ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
            String role = request.getParameter("as") == null ? "coordinator" : request.getParameter("as");
            String size = request.getParameter("size");
            return new Shell(
                    "anonymous".equals(role) ? null : "王晓梅",
                    "anonymous".equals(role) ? null : role,
                    "江城大学附属第一医院",
                    "anonymous".equals(role)
                            ? List.of()
                            : List.of(
                                    new Shell.Entry("ui.nav.home", "/home", "house", false),
                                    new Shell.Entry("ui.nav.worklist", "/worklist", "inbox", true)),
                    "/design",
                    "patient".equals(role) || size != null,
                    size == null ? 0 : Integer.parseInt(size),
                    "027-1234 5678",
                    true);
        };
    }

    @Controller
    static class Pages {

        @GetMapping("/design")
        String design(Model model) {
            DesignSample sample = DesignSample.at(Instant.now());
            BindingResult errors = new BeanPropertyBindingResult(sample.form(), "form");
            errors.rejectValue("reason", "x", "请写明会诊目的 Say what the consult is for");
            errors.rejectValue("agreed", "x", "没有同意不能会诊 Without consent there is no consult");
            model.addAttribute("page", sample);
            model.addAttribute("form", sample.form());
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
            return "pages/design";
        }
    }
}
