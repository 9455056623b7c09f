package io.huizhen.desk.web;

import static io.huizhen.access.Role.CLINICIAN;
import static io.huizhen.access.Role.COORDINATOR;
import static io.huizhen.access.Role.DOCTOR;
import static io.huizhen.access.Role.OPERATOR;

import io.huizhen.access.Allowed;
import io.huizhen.access.CurrentViewer;
import io.huizhen.platform.web.Back;
import io.huizhen.worklist.Rescue;
import io.huizhen.worklist.TaskGoneException;
import io.huizhen.worklist.WorkItem;
import io.huizhen.worklist.Worklist;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The inbox of staff. Filters and position stand in the address, so a view can be kept and shared. */
@Controller
class WorklistController {

    private final WorklistPages pages;
    private final Worklist worklist;
    private final Rescue rescue;
    private final CurrentViewer current;

    WorklistController(WorklistPages pages, Worklist worklist, Rescue rescue, CurrentViewer current) {
        this.pages = pages;
        this.worklist = worklist;
        this.rescue = rescue;
        this.current = current;
    }

    @GetMapping("/worklist")
    @Allowed({CLINICIAN, COORDINATOR, DOCTOR, OPERATOR})
    String list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String urgency,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "false") boolean escalated,
            @RequestParam(required = false) String after,
            Model model,
            Locale locale) {
        var filter = new WorklistPage.Filter(kind, urgency, department, escalated);
        model.addAttribute("page", pages.page(current.get(), filter, after, locale));
        return "pages/worklist";
    }

    /** Takes a task up, so that colleagues see it is being done. */
    @PostMapping("/worklist/{taskId}/claim")
    @Allowed({CLINICIAN, COORDINATOR, DOCTOR, OPERATOR})
    String claim(@PathVariable String taskId, @RequestParam(required = false) String back) {
        worklist.claim(taskId, current.get());
        return Back.to(back);
    }

    /** Tries again what failed, once its owner has mended the cause. */
    @PostMapping("/worklist/{taskId}/retry")
    @Allowed({OPERATOR})
    String retry(@PathVariable String taskId, @RequestParam(required = false) String back) {
        WorkItem incident = worklist.find(taskId, current.get())
                .filter(Rescue::canRetry)
                .orElseThrow(() -> new TaskGoneException(null, taskId));
        rescue.retry(incident);
        return Back.to(back);
    }

    @PostMapping("/worklist/{taskId}/release")
    @Allowed({CLINICIAN, COORDINATOR, DOCTOR, OPERATOR})
    String release(@PathVariable String taskId, @RequestParam(required = false) String back) {
        worklist.release(taskId, current.get());
        return Back.to(back);
    }
}
