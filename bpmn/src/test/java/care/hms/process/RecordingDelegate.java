package care.hms.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Remembers for which appointment it was called, and answers by setting the variables it was told to. */
final class RecordingDelegate implements JavaDelegate {

    private final List<String> calls = new ArrayList<>();
    private final Deque<Map<String, Object>> answers = new ArrayDeque<>();

    RecordingDelegate answering(Map<String, Object> variables) {
        answers.add(variables);
        return this;
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calls.add(execution.getProcessBusinessKey());
        if (!answers.isEmpty()) {
            execution.setVariables(answers.remove());
        }
    }
}
