package io.huizhen.notification;

import io.huizhen.cases.Case;
import io.huizhen.cases.CaseBook;
import io.huizhen.cases.CaseMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells people of the moves that they would otherwise learn too late: a decline, a missed consult, an end without a
 * report. In the transaction of the move, so that nobody is told of what did not happen.
 */
@Component
class TellOfMoves {

    private final Notices notices;
    private final CaseBook cases;

    TellOfMoves(Notices notices, CaseBook cases) {
        this.notices = notices;
        this.cases = cases;
    }

    @EventListener
    void on(CaseMoved move) {
        Case record = cases.get(move.caseId());
        switch (move.state()) {
            case ROUTING -> {
                if (move.reason().startsWith("declined-")) {
                    notices.toPerson(record.id(), NoticeKind.DECLINED, record.clinicianId());
                }
            }
            case BOOKING -> {
                if (move.reason().equals("no-show")) {
                    tellAll(record, NoticeKind.CONSULT_MISSED);
                }
            }
            case HANDED_OVER -> tellAll(record, NoticeKind.HANDED_OVER);
            case CANCELLED -> tellAll(record, NoticeKind.CANCELLED);
            case REJECTED -> notices.toPerson(record.id(), NoticeKind.REFERRAL_REJECTED, record.clinicianId());
            // Invitations and reports tell of themselves.
            default -> {}
        }
    }

    private void tellAll(Case record, NoticeKind kind) {
        notices.toPatient(record.id(), kind);
        notices.toPerson(record.id(), kind, record.clinicianId());
        if (record.doctorId() != null) {
            notices.toPerson(record.id(), kind, record.doctorId());
        }
    }
}
