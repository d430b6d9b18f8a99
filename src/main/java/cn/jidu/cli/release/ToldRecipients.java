package cn.jidu.cli.release;

import cn.jidu.cli.release.ReleaseOptions.OpenRelease;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.deliver.MailServer;
import cn.jidu.deliver.NightWords;
import cn.jidu.deliver.ReleaseDelivery;
import cn.jidu.deliver.ReportDispatch;
import cn.jidu.deliver.ReportDispatch.DispatchState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Those who get releases, once one was published or withdrawn: they hear of it at once, and the night does the rest. */
final class ToldRecipients {
    private ToldRecipients() {}

    /** @return the exit status: whether a mail was not delivered */
    static int of(OpenRelease open, Instant now) {
        if (open.loaded().schedule().isEmpty()) {
            return ExitCode.DONE;
        }
        Optional<MailServer> server = MailServer.of(System.getenv());
        List<ReportDispatch> all = new ReleaseDelivery(
                        open.site().home(),
                        open.database(),
                        open.site().definitions(),
                        open.loaded().schedule().get(),
                        server)
                .deliver(now);
        NightWords.dispatched(all).forEach(System.out::println);
        boolean isUndelivered = all.stream().anyMatch(d -> d.state() == DispatchState.FAILED);
        return isUndelivered ? ExitCode.DONE_WITH_REFUSALS : ExitCode.DONE;
    }
}
