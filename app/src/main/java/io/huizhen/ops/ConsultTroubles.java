package io.huizhen.ops;

import io.huizhen.consult.ConsultEnded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears from consults what no look at a moment shows. */
@Component
class ConsultTroubles {

    private final Alerts alerts;

    ConsultTroubles(Alerts alerts) {
        this.alerts = alerts;
    }

    /** In the transaction that ends it. */
    @EventListener
    void on(ConsultEnded ended) {
        alerts.consultEnded(ended.consultId());
    }
}
