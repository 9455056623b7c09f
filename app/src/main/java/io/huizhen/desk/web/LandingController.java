package io.huizhen.desk.web;

import io.huizhen.access.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door: says what this is, and leads patients and staff to their own ways in. */
@Controller
class LandingController {

    @GetMapping("/")
    @Allowed(everyone = true)
    String land() {
        return "pages/landing";
    }
}
