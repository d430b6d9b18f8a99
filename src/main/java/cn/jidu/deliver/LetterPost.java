package cn.jidu.deliver;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.deliver.ReportDispatch.DispatchState;
import java.util.Optional;

/** Hands letters to the mail server where there is one, and says how that ended. */
final class LetterPost {
    private static final PackageTexts TEXTS = PackageTexts.chinese(LetterPost.class);

    private final Optional<Mailer> mailer;

    /** @param server empty: the outbox is all there is */
    LetterPost(Optional<MailServer> server) {
        this.mailer = server.map(Mailer::new);
    }

    /** @param dispatch what is sent to whom */
    ReportDispatch send(ReportDispatch dispatch, MailLetter letter) {
        if (mailer.isEmpty()) {
            return dispatch.ended(DispatchState.NO_SERVER, TEXTS.get("note.noServer"));
        }
        try {
            mailer.get().send(letter);
            return dispatch.sent();
        } catch (NotMailedException e) {
            return dispatch.ended(DispatchState.FAILED, String.valueOf(e.getMessage()));
        }
    }
}
