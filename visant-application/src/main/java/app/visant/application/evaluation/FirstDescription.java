package app.visant.application.evaluation;

import app.visant.application.evaluation.port.DescriptionRepository;
import app.visant.application.org.FoundingStep;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.DescriptionId;
import jakarta.inject.Inject;

/** Gives every new organization version 1 of its normal description, so that its first still can be judged. */
public final class FirstDescription implements FoundingStep {
    private final DescriptionRepository descriptions;
    private final IdGenerator ids;

    @Inject
    public FirstDescription(DescriptionRepository descriptions, IdGenerator ids) {
        this.descriptions = descriptions;
        this.ids = ids;
    }

    @Override
    public void onFounded(Tx tx, Organization organization) {
        descriptions.add(
                tx,
                NormalDescription.first(new DescriptionId(ids.next()), organization.id(), organization.createdAt()));
    }
}
