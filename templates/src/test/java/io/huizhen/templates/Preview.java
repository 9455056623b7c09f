package io.huizhen.templates;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
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
            "spring.messages.basename",
                    "messages/ui,messages/desk,messages/cases,messages/access,messages/consult,messages/ops");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**").addResourceLocations("classpath:/assets/");
    }

    @Bean
    HuizhenDialect huizhenDialect() {
        return new HuizhenDialect(Clock.systemUTC(), ZoneId.of("Asia/Shanghai"));
    }

    /** The same policy as the application's: what it forbids shows here first. */
    @Bean
    Filter policy() {
        return (request, response, chain) -> {
            ((HttpServletResponse) response)
                    .setHeader("Content-Security-Policy", "default-src 'self'; img-src 'self' data:");
            chain.doFilter(request, response);
        };
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

        @GetMapping("/")
        String landing() {
            return "pages/landing";
        }

        @GetMapping("/error-page/{name}")
        String error(@PathVariable String name) {
            return "pages/error/" + name;
        }

        @GetMapping("/home/{role}")
        String home(@PathVariable String role, Model model) {
            model.addAttribute("page", Samples.home(role));
            return "pages/home/" + role;
        }

        @GetMapping("/readers")
        String readers(Model model) {
            model.addAttribute("page", Samples.home("patient"));
            return "pages/readers";
        }

        @GetMapping("/worklist")
        String worklist(@RequestParam(defaultValue = "false") boolean empty, Model model) {
            model.addAttribute("page", Samples.worklist(empty));
            return "pages/worklist";
        }

        @GetMapping("/wall")
        String wall(
                @RequestParam(defaultValue = "false") boolean empty,
                @RequestParam(defaultValue = "false") boolean dark,
                Model model) {
            model.addAttribute("page", WallSamples.wall(empty, dark));
            return "pages/wall";
        }

        @GetMapping("/alerts")
        String alerts(@RequestParam(defaultValue = "false") boolean empty, Model model) {
            model.addAttribute("page", WallSamples.alerts(empty));
            return "pages/alerts";
        }

        @GetMapping("/case")
        String show(@RequestParam(defaultValue = "") String as, Model model) {
            model.addAttribute("page", CaseSamples.casePage("patient".equals(as)));
            return "pages/case";
        }

        @GetMapping("/phone")
        String phone(@RequestParam String stage, @RequestParam(defaultValue = "doctor") String as, Model model) {
            model.addAttribute("panel", Samples.phone(stage, as));
            return "pages/phone";
        }

        @GetMapping("/cases/{id}/diagram")
        @ResponseBody
        List<Object> diagram() throws IOException {
            Path models = Path.of("../workflows/src/main/resources/bpmn");
            return List.of(
                    Samples.map(
                            "process",
                            "referral",
                            "xml",
                            Files.readString(models.resolve("referral.bpmn")),
                            "active",
                            List.of("callActivity_triage"),
                            "finished",
                            List.of("startEvent_submitted"),
                            "started",
                            true),
                    Samples.map(
                            "process",
                            "triage",
                            "xml",
                            Files.readString(models.resolve("triage.bpmn")),
                            "active",
                            List.of("userTask_accept"),
                            "finished",
                            List.of("userTask_route"),
                            "started",
                            true));
        }

        @GetMapping("/design")
        String design(Model model) {
            DesignSample sample = DesignSample.at(Instant.now());
            BindingResult errors = new BeanPropertyBindingResult(sample.form(), "form");
            sample.mistakes().forEach((field, said) -> errors.rejectValue(field, "sample", said));
            model.addAttribute("page", sample);
            model.addAttribute("form", sample.form());
            model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
            return "pages/design";
        }
    }
}
