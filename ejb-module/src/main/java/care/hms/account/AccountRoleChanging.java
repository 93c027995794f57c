package care.hms.account;

import java.util.UUID;

/**
 * An identity provider gives somebody another role, so that no doctor's or patient's record may point at the account any
 * more. Announced inside the transaction, before the role changes.
 */
public record AccountRoleChanging(UUID hospitalId, UUID accountId) {}
