package io.huizhen.ops;

import io.huizhen.platform.Repeating;
import java.time.Duration;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The rounds in Quartz, on one node of all. */
@Configuration
class OpsJobs {

    private static final Duration PACE = Duration.ofSeconds(5);

    @Bean
    JobDetail alertSweepJob() {
        return Repeating.job(AlertSweep.class, "alert-sweep");
    }

    @Bean
    Trigger alertSweepTrigger(JobDetail alertSweepJob) {
        return Repeating.every(PACE, alertSweepJob);
    }
}
