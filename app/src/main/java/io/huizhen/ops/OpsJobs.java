package io.huizhen.ops;

import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sweep in Quartz, on one node of all. */
@Configuration
class OpsJobs {

    static final int SWEEP_SECONDS = 5;

    @Bean
    JobDetail alertSweepJob() {
        return JobBuilder.newJob(AlertSweep.class)
                .withIdentity("alert-sweep")
                .storeDurably()
                .build();
    }

    @Bean
    Trigger alertSweepTrigger(JobDetail alertSweepJob) {
        return TriggerBuilder.newTrigger()
                .forJob(alertSweepJob)
                .withIdentity("alert-sweep")
                // A late look is made up for by the next one, not by several at once.
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(SWEEP_SECONDS)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }
}
