package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Which panel each organization chose, if it chose one. */
public interface PanelRepository {
    Optional<KeptPanel> find(Tx tx, OrgId org);

    /** Puts it in place of the one before, keys included. */
    void keep(Tx tx, OrgId org, KeptPanel panel, Instant now);

    /** Goes back to having chosen none, and forgets the keys. False if none was chosen. */
    boolean remove(Tx tx, OrgId org);

    /**
     * A chosen panel.
     *
     * @param sealedKeys by agent id, of those that the organization pays itself; each is sealed for its agent
     */
    record KeptPanel(PanelPlan plan, Map<String, String> sealedKeys) {
        public KeptPanel {
            sealedKeys = Map.copyOf(sealedKeys);
        }
    }
}
