package care.hms.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.time.Duration;

/** A transaction that may take longer than the server allows to all others. */
@ApplicationScoped
public class LongTransaction {

    @Resource
    private UserTransaction transaction;

    /**
     * Works in one transaction, all of it or nothing; for callers that are in none and manage their own.
     *
     * @param atMost real time, after which it is rolled back; whole seconds
     * @throws IllegalStateException when it cannot be committed
     */
    public void run(Duration atMost, Runnable work) {
        try {
            transaction.setTransactionTimeout(Math.toIntExact(atMost.toSeconds()));
            transaction.begin();
            try {
                work.run();
                transaction.commit();
            } finally {
                if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                    transaction.rollback();
                }
                transaction.setTransactionTimeout(0);
            }
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException e) {
            throw new IllegalStateException("The transaction could not be committed", e);
        }
    }
}
