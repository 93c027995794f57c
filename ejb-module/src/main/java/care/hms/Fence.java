package care.hms;

/** What lets work go on that another may take over: as long as it stands, nobody else does the same. */
public interface Fence {

    /**
     * Asked first in every transaction that writes: while that transaction lasts, nobody takes the work over.
     *
     * @throws DomainFailure when somebody has: nothing of the transaction may remain
     */
    void hold();

    /**
     * The same question outside of any transaction, to tell a bad row from a lost lease or a lost database.
     *
     * @throws RuntimeException when the work cannot go on, whatever the row
     */
    void check();
}
