package io.huizhen.desk.web;

import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.access.Role;
import io.huizhen.access.Viewer;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Each role's home, at one address. */
@Controller
class HomeController {

    private final Homes homes;
    private final CurrentViewer current;

    HomeController(Homes homes, CurrentViewer current) {
        this.homes = homes;
        this.current = current;
    }

    @GetMapping("/home")
    @Allowed(anyRole = true)
    String home(@RequestParam(required = false) String after, Model model, Locale locale) {
        Viewer viewer = current.get();
        Role role = viewer.roles().stream().sorted().findFirst().orElse(null);
        if (role == null) {
            return "pages/home/none";
        }
        model.addAttribute("page", homes.of(role, viewer, after, locale));
        return "pages/home/" + role.key();
    }
}
