import type { ClassPredictions, MulticlassData } from '#core/gate/multiclass/multiclass-rows.ts';
import {
  classNumbers,
  probabilityColumns,
  type MulticlassCase,
} from '../../../stats/multiclass-oracle.ts';

/** What the tables compute of the probabilities of each row, here from the probabilities of every class. */
export function classPredictions(
  labels: Uint16Array,
  columns: readonly Float64Array[],
  predicted?: Uint16Array,
): ClassPredictions {
  const rows = [...labels.keys()].map((row) => columns.map((column) => column[row]!));
  const likeliest = rows.map((row) => row.indexOf(Math.max(...row)));
  const truth = (row: number): number => rows[row]![labels[row]!]!;
  return {
    predicted: predicted ?? Uint16Array.from(likeliest),
    probabilities: {
      ofTruth: Float64Array.from(rows, (_row, at) => truth(at)),
      squares: Float64Array.from(rows, (row) => row.reduce((sum, p) => sum + p * p, 0)),
      top: Float64Array.from(rows, (row) => Math.max(...row)),
      topIsTrue: Uint8Array.from(likeliest, (one, at) => (one === labels[at] ? 1 : 0)),
      rankOfTruth: Uint16Array.from(
        rows,
        (row, at) =>
          row.filter((p, index) => p > truth(at) || (p === truth(at) && index > labels[at]!))
            .length,
      ),
    },
    columns,
  };
}

/** A case of the oracle; the champion answers with its neighbour's probabilities in every fifth row. */
export function oracleData(oracle: MulticlassCase): MulticlassData {
  const { input } = oracle;
  const labels = classNumbers(oracle, input.y_true);
  const columns = probabilityColumns(oracle);
  const others = columns.map((column) =>
    column.map((p, row) => (row % 5 === 0 ? column[(row + 1) % column.length]! : p)),
  );
  return {
    classes: input.labels.map(String),
    labels,
    candidate: classPredictions(labels, columns, classNumbers(oracle, input.y_pred)),
    champion: classPredictions(labels, others),
  };
}

/** What scikit-learn says under the name of gates.yaml. */
export function oracleValues({ expected }: MulticlassCase): Record<string, number> {
  const { macro, weighted, micro } = expected.zero_division_0;
  return {
    accuracy: expected.accuracy,
    balanced_accuracy: expected.balanced_accuracy,
    precision_micro: micro.precision,
    recall_micro: micro.recall,
    f1_micro: micro.f1,
    precision_macro: macro.precision,
    recall_macro: macro.recall,
    f1_macro: macro.f1,
    precision_weighted: weighted.precision,
    recall_weighted: weighted.recall,
    f1_weighted: weighted.f1,
    mcc: expected.mcc,
    cohen_kappa: Number(expected.kappa),
    log_loss: expected.log_loss,
    brier_score: expected.brier,
    top_k_accuracy: expected.top_2_accuracy,
    calibration_error: expected.top_label_ece_uniform_15,
    roc_auc_ovr: Number(expected.roc_auc.ovr_macro),
    roc_auc_ovr_weighted: Number(expected.roc_auc.ovr_weighted),
    roc_auc_ovo: Number(expected.roc_auc.ovo_macro),
    roc_auc_ovo_weighted: Number(expected.roc_auc.ovo_weighted),
  };
}
