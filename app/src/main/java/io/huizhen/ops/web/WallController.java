package io.huizhen.ops.web;

import static io.huizhen.access.Role.COORDINATOR;
import static io.huizhen.access.Role.OPERATOR;

import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.audit.Audit;
import io.huizhen.audit.AuditAction;
import io.huizhen.ops.Alerts;
import io.huizhen.ops.Duty;
import io.huizhen.ops.ServerDrains;
import io.huizhen.platform.web.Back;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The live wall, and what can be done from it: take an alert in hand, take the duty, drain a server. */
@Controller
class WallController {

    private static final String PURPOSE = "operations";

    private final WallPages pages;
    private final AlertsPages history;
    private final Alerts alerts;
    private final ServerDrains drains;
    private final Duty duty;
    private final Audit audit;
    private final CurrentViewer current;

    WallController(
            WallPages pages,
            AlertsPages history,
            Alerts alerts,
            ServerDrains drains,
            Duty duty,
            Audit audit,
            CurrentViewer current) {
        this.pages = pages;
        this.history = history;
        this.alerts = alerts;
        this.drains = drains;
        this.duty = duty;
        this.audit = audit;
        this.current = current;
    }

    @GetMapping("/wall")
    @Allowed({COORDINATOR, OPERATOR})
    String wall(@RequestParam(defaultValue = "false") boolean dark, Model model, Locale locale) {
        audit.note(AuditAction.READ, null, "wall", PURPOSE);
        model.addAttribute("page", pages.page(current.get(), dark, locale));
        return "pages/wall";
    }

    /** What changes on the wall, for the page that shows it: the same viewer, so no line of its own in the trail. */
    @GetMapping("/wall/now")
    @Allowed({COORDINATOR, OPERATOR})
    String now(@RequestParam(defaultValue = "false") boolean dark, Model model, Locale locale) {
        model.addAttribute("page", pages.page(current.get(), dark, locale));
        return "fragments/wall :: now(page=${page})";
    }

    @GetMapping("/alerts")
    @Allowed({COORDINATOR, OPERATOR})
    String history(@RequestParam(required = false) Long after, Model model, Locale locale) {
        audit.note(AuditAction.READ, null, "alerts", PURPOSE);
        model.addAttribute("page", history.page(current.get(), after, locale));
        return "pages/alerts";
    }

    /** "I have it." Too late is no error: the wall shows who has it. */
    @PostMapping("/alerts/{id}/acknowledge")
    @Allowed({COORDINATOR, OPERATOR})
    String acknowledge(@PathVariable String id, @RequestParam(required = false) String back) {
        alerts.acknowledge(id, current.get());
        return Back.to(back);
    }

    @PostMapping("/wall/duty")
    @Allowed({OPERATOR})
    String takeDuty(@RequestParam(required = false) String back) {
        duty.take(current.get().personId());
        return Back.to(back);
    }

    @PostMapping("/servers/{name}/drain")
    @Allowed({OPERATOR})
    String drain(
            @PathVariable String name,
            @RequestParam(defaultValue = "false") boolean move,
            @RequestParam(required = false) String back) {
        found(drains.drain(name, move, current.get().personId()));
        audit.note(AuditAction.WRITE, null, "drain " + name, PURPOSE);
        return Back.to(back);
    }

    @PostMapping("/servers/{name}/reopen")
    @Allowed({OPERATOR})
    String reopen(@PathVariable String name, @RequestParam(required = false) String back) {
        found(drains.reopen(name));
        audit.note(AuditAction.WRITE, null, "reopen " + name, PURPOSE);
        return Back.to(back);
    }

    private static void found(boolean known) {
        if (!known) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
