package care.hms.hospital;

import care.hms.Traced;
import java.util.UUID;

/**
 * A hospital as callers see it.
 *
 * @param zone IANA id of the zone in which its days and slots are told
 */
public record HospitalView(UUID id, String code, String name, String zone) implements Traced {

    @Override
    public UUID hospitalId() {
        return id;
    }
}
