// Getting to know the product: five steps with pictures of its screens, for people who were just invited.
//
// Rule: no sign-in is needed, nothing is asked of the API, and each picture says in words what it shows. `npm run pictures` makes them.
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useEffect, useRef, useState } from "react";
import { Languages } from "../parts/languages";
import { LinkButton } from "../parts/link";
import { language } from "../words/language";
import { say } from "./words";
import "./start.css";

/** stepOf reads the step that the address names: #3. */
const stepOf = (hash: string) => Math.min(5, Math.max(1, Number(hash.slice(1)) || 1));

export default function Start() {
  const w = say();
  const [n, setN] = useState(() => stepOf(location.hash));
  const heading = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const step = w.steps[n - 1]!;
  useEffect(() => {
    document.title = `${step.title} · ${w.title} · Curfew`;
    if (moved.current) heading.current?.focus();
  }, [step, w]);
  useEffect(() => {
    const on = () => setN(stepOf(location.hash));
    addEventListener("hashchange", on);
    return () => removeEventListener("hashchange", on);
  }, []);
  const go = (to: number) => {
    moved.current = true;
    location.hash = String(to);
  };
  return (
    <main className="start">
      <SpaceBetween size="l">
        <div>
          <Box variant="h1">{w.title}</Box>
          <Box variant="p" color="text-body-secondary">{w.lead}</Box>
        </div>
        <nav aria-label={w.all}>
          <ol className="start-steps">
            {w.steps.map((one, i) => (
              <li key={i}>
                <a href={"#" + (i + 1)} aria-current={n === i + 1 ? "step" : undefined} onClick={() => (moved.current = true)}>{i + 1}. {one.title}</a>
              </li>
            ))}
          </ol>
        </nav>
        <Container
          header={
            <div ref={heading} tabIndex={-1} className="heading">
              <Header variant="h2" description={w.step(n)}>{step.title}</Header>
            </div>
          }
        >
          <SpaceBetween size="m">
            <Box variant="p">{step.text}</Box>
            <a href={`/start/${language()}-${n}.webp`} target="_blank" rel="noreferrer" aria-label={`${w.larger}: ${step.picture}`}>
              <img className="start-picture" src={`/start/${language()}-${n}.webp`} alt={step.picture} width={720} height={450} />
            </a>
            <div className="start-way">
              <Button disabled={n === 1} onClick={() => go(n - 1)}>{w.back}</Button>
              {n < 5 ? <Button variant="primary" onClick={() => go(n + 1)}>{w.next}</Button> : <LinkButton variant="primary" to="/sign-in">{w.toSignIn}</LinkButton>}
            </div>
          </SpaceBetween>
        </Container>
        <Languages />
      </SpaceBetween>
    </main>
  );
}
