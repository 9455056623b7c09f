package io.huizhen.ops;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.springframework.stereotype.Component;

/** Makes the rounds from Quartz, which makes a new job for each run. */
@Component
@DisallowConcurrentExecution
public class AlertSweep implements Job {

    private final AlertRounds rounds;

    AlertSweep(AlertRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public void execute(JobExecutionContext context) {
        rounds.make();
    }
}
