package io.huizhen.consult.web;

import static io.huizhen.access.Role.CLINICIAN;
import static io.huizhen.access.Role.DOCTOR;

import io.huizhen.access.Action;
import io.huizhen.access.Allowed;
import io.huizhen.consult.ConsultNote;
import io.huizhen.consult.ConsultNotes.Saved;
import io.huizhen.consult.IdentityNotConfirmedException;
import io.huizhen.consult.NoteChangedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The notes, which save themselves as the doctor writes and appear at the clinician's as they are saved. */
@RestController
class NotesController {

    private static final int LONGEST = 8000;

    private final RoomView view;

    NotesController(RoomView view) {
        this.view = view;
    }

    /** @param seen the version that the writer's text follows; 0 for the first */
    record Draft(
            int seen,
            @NotNull @Size(max = LONGEST) String findings,
            @NotNull @Size(max = LONGEST) String opinion,
            @NotNull @Size(max = LONGEST) String advice) {}

    record Kept(int version, Instant at) {}

    record Text(int version, String findings, String opinion, String advice) {}

    @Allowed(value = DOCTOR, on = Action.WRITE_NOTES)
    @PostMapping("/cases/{caseId}/consult/notes")
    Kept save(@PathVariable String caseId, @Valid @RequestBody Draft draft) {
        Saved saved =
                view.save(caseId, new ConsultNote(draft.findings(), draft.opinion(), draft.advice()), draft.seen());
        return new Kept(saved.version(), saved.at());
    }

    @Allowed(
            value = {CLINICIAN, DOCTOR},
            on = Action.READ_NOTES)
    @GetMapping("/cases/{caseId}/consult/notes")
    Text read(@PathVariable String caseId) {
        RoomView.Notes notes = view.notes(caseId);
        return new Text(
                notes.version(),
                notes.note().findings(),
                notes.note().opinion(),
                notes.note().advice());
    }

    @ExceptionHandler
    ProblemDetail locked(IdentityNotConfirmedException unknown) {
        return ProblemDetail.forStatus(HttpStatus.LOCKED);
    }

    @ExceptionHandler
    ProblemDetail changed(NoteChangedException elsewhere) {
        return ProblemDetail.forStatus(HttpStatus.CONFLICT);
    }
}
