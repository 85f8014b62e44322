import { seededRandom } from '#stats/random-source.ts';
import { searchSlices } from '#core/gate/slice-search/search-slices.ts';
import { searchedMetrics } from '#core/gate/slice-search/searched-metrics.ts';
const random = seededRandom(11);
const u = () => (random.below(1e9) + 0.5) / 1e9;
const norm = () => Math.sqrt(-2*Math.log(u()))*Math.cos(2*Math.PI*u());
function make(N:number, C:number, K:number, base:number, shift:number){
  const columns = Array.from({length:C},(_,c)=>({ name:`c${c}`, conditions:Array.from({length:K},(_,k)=>`c${c}=${k+1}`), codes:Uint8Array.from({length:N},()=>1+random.below(K)) }));
  const labels = new Uint8Array(N), scores=new Float64Array(N);
  for(let i=0;i<N;i++){ labels[i]=u()<base?1:0; scores[i]=1/(1+Math.exp(-(2*(labels[i]!-.5)+norm()-shift))); }
  return {columns,labels,scores};
}
const settings=[{N:4000,C:4,K:4,base:.3,shift:1.2,min:150},{N:4000,C:4,K:4,base:.06,shift:2.5,min:150}];
for (const a of settings) {
  const names=['roc_auc','accuracy','log_loss','brier_score','recall','precision','mae','rmse']; const any:any=Object.fromEntries(names.map(n=>[n,0])); const tried:any={};
  for(let r=0;r<600;r++){ const d=make(a.N,a.C,a.K,a.base,a.shift);
    for(const n of names){ const labels = n==='mae'||n==='rmse' ? Float64Array.from(d.labels) : d.labels; const res=searchSlices(d.columns, searchedMetrics[n]!.prepare({labels,scores:d.scores,threshold:.5}), {depth:2,minRows:a.min,confidence:.95}); tried[n]=res.tried; if(res.significant) any[n]++; } }
  console.log(JSON.stringify(a), names.map(n=>`${n} ${(any[n]/6).toFixed(2)} (${tried[n]})`).join(', '));
}
